//! What people write who mean no harm, in the manner of the systems they use: texts, their order,
//! links, pictures and tables pass the gates.
#![expect(clippy::unwrap_used, reason = "what a test cannot do without, it fails without")]

mod publisher; // through the publisher's gate
mod plain_text; // what is left of a body

//! Faults of the host, the network, the browser and the device: the reader gets to the content in the
//! end or sees a message, and nothing is requested again and again.

mod slow_network; // a slow line, and responses that are cut off
mod redirects; // documents that are redirected
mod wrong_responses; // responses with the wrong status, type or bytes
mod rate_limits; // an endpoint that refuses too many requests
mod cross_origin; // documents on another host than the pages
mod large_site; // a site of 50,000 articles
mod tabs; // another tab of the same site
mod back_forward; // the back/forward cache, and quick steps
mod translators; // software that changes pages
mod storage; // no storage, and caches that were lost or damaged
mod clock; // a wall clock that is years off
mod out_of_memory; // no memory for the app

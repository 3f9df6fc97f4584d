// @ts-check
// Trusted Types: a string becomes markup or the URL of a script only if this policy lets it pass.
// The templates of the app contain none of what is refused. Markup that does has got past the
// sanitizer.

export {};

const FORBIDDEN = /<\s*(script|iframe|object|embed|base|meta|link)|\son\w+\s*=|javascript:/i;
try {
  window.trustedTypes?.createPolicy("default", {
    createHTML: (html) => (FORBIDDEN.test(html) ? null : html),
    createScriptURL: (url) => (url === "sw.js" ? url : null),
  });
} catch {
  // A browser extension has already created a policy of this name.
}

// What every page must have, whatever its kind.

const POLICY = {
  page: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'",
  // A redirecting page loads nothing at all.
  stub: "default-src 'none'; base-uri 'none'; form-action 'self'",
};

/** Emails are for clients that support neither style sheets nor a policy. */
export const isMail = (path) => /(^|\/)email\.html$/.test(path);

export function checkAnatomy(report, site, facts) {
  const pages = [...facts].filter(([path]) => !isMail(path));
  const each = (title, fault) =>
    report.check(
      `${title} (${pages.length} pages at ${site.base})`,
      pages.flatMap(([path, fact]) => {
        const found = fault(fact, path);
        return found ? [`${path}: ${found}`] : [];
      }),
    );
  each("exactly one h1 a page", (fact) => fact.headings !== 1 && `${fact.headings} h1`);
  each("a title", (fact) => !fact.title && "no <title>, or an empty one");
  each("a language", (fact) => !fact.lang && "no lang on <html>");
  each("the Content-Security-Policy in <meta>", (fact) => {
    const expected = fact.stub ? POLICY.stub : POLICY.page;
    return fact.csp !== expected && (fact.csp === null ? "none" : `another: ${fact.csp}`);
  });
  each("nothing that the policy would block", (fact) => fact.inline.join(", "));
  each("ids unique", (fact) => {
    const twice = fact.ids.filter((id, i) => fact.ids.indexOf(id) !== i);
    return twice.length > 0 && `#${[...new Set(twice)].join(", #")}`;
  });
}

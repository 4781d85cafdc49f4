#!/bin/sh
# Builds the digest on a host that runs builds (Netlify, Cloudflare). The program is installed into .chancery/, unless it is
# there from an earlier build. A preview gets its address from the host, the site from chancery.yaml.
set -eu
version="@VERSION@"
program=.chancery/bin/chancery

if [ "$("$program" --version 2> /dev/null || true)" != "chancery $version" ]; then
  if ! command -v cargo > /dev/null; then
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal
    PATH=$HOME/.cargo/bin:$PATH
  fi
  # A version that is not released: cargo install --locked --git https://… --root .chancery chancery
  cargo install chancery --version "$version" --locked --force --root .chancery
fi

url=
if [ "${CONTEXT:-production}" != production ]; then
  url=${DEPLOY_PRIME_URL:-} # Netlify
elif [ "${CF_PAGES_BRANCH:-main}" != main ]; then
  url=${CF_PAGES_URL:-} # Cloudflare Pages
fi
"$program" build --strict ${url:+--base-url "$url/"}

# Netlify follows a redirect from an address that has a file, such as the page that leads on from there, only if it is told to.
if [ "${NETLIFY:-}" = true ] && [ -f public/_redirects ]; then
  # The digest's own rules, below the comment, stay as they are.
  sed -i "1,/^# The digest's own, from content\/static\/\$/s/ 301\$/ 301!/" public/_redirects
fi

# Neither is for readers.
rm -f public/.chancery-manifest.json public/.gitignore

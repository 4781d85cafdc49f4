#!/bin/sh
# Builds the digest on a host that runs builds (Netlify, Cloudflare). The program is installed into .chancery/, unless it is
# there from an earlier build. A preview gets its address from the host, the site from chancery.yaml.
set -eu
# Where the program comes from: the address of Chancery's git repository, and the version.
repository="@REPOSITORY@"
version="@VERSION@"
program=.chancery/bin/chancery

if [ -z "$repository" ]; then
  echo "Write the address of Chancery's git repository into build.sh, as repository." >&2
  exit 1
fi
if [ "$("$program" --version 2> /dev/null || true)" != "chancery $version" ]; then
  if ! command -v cargo > /dev/null; then
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal
    PATH=$HOME/.cargo/bin:$PATH
  fi
  # For a version that is not released, write `--rev` and a commit in place of `--tag` and the version.
  cargo install --locked --force --git "$repository" --tag "v$version" --root .chancery chancery
fi

url=
if [ "${CONTEXT:-production}" != production ]; then
  url=${DEPLOY_PRIME_URL:-} # Netlify
elif [ "${CF_PAGES_BRANCH:-main}" != main ]; then
  url=${CF_PAGES_URL:-} # Cloudflare Pages
fi
# The list of the files of the last site, by which addresses are found that are lost, where the host keeps .chancery/.
if [ -z "$url" ] && [ -f .chancery/manifest.json ]; then
  mkdir -p public
  cp .chancery/manifest.json public/.chancery-manifest.json
fi
# Everything is reported, and nothing of it stops the build here; an error stops it in the next line, and the old site stays.
"$program" check ${url:+--base-url "$url/"} || true
"$program" build ${url:+--base-url "$url/"}
if [ -z "$url" ]; then
  cp public/.chancery-manifest.json .chancery/manifest.json
fi

# Netlify follows a redirect from an address that has a file, such as the page that leads on from there, only if it is told to.
if [ "${NETLIFY:-}" = true ] && [ -f public/_redirects ]; then
  # The digest's own rules, above the comment, stay as they are.
  sed -i "/^# Read by Netlify, Cloudflare and GitLab/,\$s/ 301\$/ 301!/" public/_redirects
fi

# Neither is for readers.
rm -f public/.chancery-manifest.json public/.gitignore

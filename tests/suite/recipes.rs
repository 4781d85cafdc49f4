//! The files that `init --host` writes, run as the hosts run them: their commands in a shell, with the variables that the host
//! sets. In place of cargo there is a program that notes how it was called, and puts Chancery where it would install it.

use crate::digest::Digest;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

const HOSTS: [&str; 4] = ["github", "gitlab", "netlify", "cloudflare"];
const REPOSITORY: &str = "https://code.example/chancery.git";

const CARGO: &str = r#"#!/bin/sh
echo "$@" >> "$HOME/cargo.log"
root=$HOME/.cargo
while [ $# -gt 0 ]; do
  case $1 in --root) root=$2 ;; esac
  shift
done
mkdir -p "$root/bin"
ln -sf "$PROGRAM" "$root/bin/chancery"
"#;

/// How a host's build ended.
struct Built {
    code: Option<i32>,
    said: String,
    /// How cargo was called.
    installed: String,
}

/// A new digest with the files of a host.
fn new_digest(host: &str, options: &[&str]) -> Digest {
    let digest = Digest::new::<&str, &str>([]);
    let run = digest.run(
        &[
            &["init", ".", "--host", host, "--base-url", "https://lantern.int/"],
            options,
        ]
        .concat(),
    );
    assert_eq!(run.code, Some(0), "{run:?}");
    digest
}

/// Runs a host's build.
fn build(digest: &Digest, host: &str) -> Built {
    let home = digest.around().join("home");
    fs::create_dir_all(home.join("bin")).expect("a folder");
    fs::write(home.join("bin/cargo"), CARGO).expect("a file");
    fs::set_permissions(home.join("bin/cargo"), Permissions::from_mode(0o755)).expect("permissions");
    let (shell, script, variables) = match host {
        "github" => github(digest),
        "gitlab" => gitlab(digest),
        "netlify" => (
            "sh",
            "sh build.sh".to_owned(),
            vec![pair("NETLIFY", "true"), pair("CONTEXT", "production")],
        ),
        _ => ("sh", "sh build.sh".to_owned(), vec![]),
    };
    let path = format!("{0}/bin:{0}/.cargo/bin:/usr/bin:/bin", home.display());
    let run = Command::new(shell)
        .args(["-e", "-c", &script])
        .current_dir(digest.root())
        .env_clear()
        .envs(variables)
        .env("HOME", &home)
        .env("PATH", path)
        .env("PROGRAM", env!("CARGO_BIN_EXE_chancery"))
        .output()
        .expect("a shell runs");
    let said = [run.stdout, run.stderr].concat();
    Built {
        code: run.status.code(),
        said: String::from_utf8_lossy(&said).into_owned(),
        installed: fs::read_to_string(home.join("cargo.log")).unwrap_or_default(),
    }
}

type Script = (&'static str, String, Vec<(String, String)>);

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn yaml(digest: &Digest, path: &str) -> serde_yaml::Value {
    let text = fs::read_to_string(digest.path(path)).expect("the host's file");
    serde_yaml::from_str(&text).expect("it is YAML")
}

fn texts(value: &serde_yaml::Value) -> Vec<(String, String)> {
    let pairs = value.as_mapping().into_iter().flatten();
    pairs
        .map(|(name, value)| pair(name.as_str().expect("a name"), value.as_str().expect("a text")))
        .collect()
}

/// The commands of the job that builds, each in a shell of its own as GitHub does.
fn github(digest: &Digest) -> Script {
    let workflow = yaml(digest, ".github/workflows/pages.yml");
    let steps = workflow["jobs"]["build"]["steps"].as_sequence().expect("steps");
    let mut script = String::new();
    for step in steps.iter().filter(|step| !step["run"].is_null()) {
        let mut set = String::new();
        for (name, value) in texts(&step["env"]) {
            let value = value.replace(
                "${{ steps.pages.outputs.base_url }}",
                "https://lantern.github.io/digest",
            );
            assert!(!value.contains("${{"), "{value}");
            set.push_str(&format!("export {name}='{value}'\n"));
        }
        let run = step["run"].as_str().expect("a command");
        assert!(
            !run.contains("${{"),
            "a command with a value of somebody else's in it: {run}"
        );
        script.push_str(&format!("(\n{set}{run}\n)\n"));
    }
    ("bash", script, texts(&workflow["env"]))
}

fn gitlab(digest: &Digest) -> Script {
    let jobs = yaml(digest, ".gitlab-ci.yml");
    let lines = [&jobs["default"]["before_script"], &jobs["pages"]["script"]];
    let lines = lines
        .into_iter()
        .flat_map(|lines| lines.as_sequence().expect("a script"));
    let lines: Vec<&str> = lines.map(|line| line.as_str().expect("a line")).collect();
    let mut variables = texts(&jobs["variables"]);
    variables.push(pair("CI_PAGES_URL", "https://lantern.gitlab.io/digest"));
    ("sh", lines.join("\n"), variables)
}

/// Whether a site was published.
fn is_published(digest: &Digest) -> bool {
    digest.path("public/index.html").is_file()
}

#[test]
fn hosts_install_check_and_build() {
    for host in HOSTS {
        let digest = new_digest(host, &["--repository", REPOSITORY]);
        let built = build(&digest, host);
        assert_eq!(built.code, Some(0), "{host}: {}", built.said);
        assert!(is_published(&digest), "{host}: {}", built.said);
        assert!(digest.path("public/atom.xml").is_file(), "{host}: there are feeds");
        let words: Vec<&str> = built.installed.split_whitespace().collect();
        let after = |option: &str| words.iter().skip_while(|word| **word != option).nth(1).copied();
        assert_eq!(after("--git"), Some(REPOSITORY), "{host}: {}", built.installed);
        assert_eq!(after("--tag"), Some(concat!("v", env!("CARGO_PKG_VERSION"))), "{host}");
        assert!(
            words.contains(&"--locked") && words.last() == Some(&"chancery"),
            "{host}: {}",
            built.installed
        );
    }
}

/// What a page says of the address of the site is what the host said.
#[test]
fn the_address_of_the_host_alone_gives_feeds() {
    let digest = new_digest("github", &["--repository", REPOSITORY]);
    digest.write("chancery.yaml", "title: A digest\ntheme: site\n");
    let built = build(&digest, "github");
    assert_eq!(built.code, Some(0), "{}", built.said);
    let feed = fs::read_to_string(digest.path("public/atom.xml")).expect("a feed");
    assert!(
        feed.contains("<id>https://lantern.github.io/digest/atom.xml</id>"),
        "{feed}"
    );
    assert!(
        feed.contains("<id>https://lantern.github.io/digest/2024/03/12/northland-southland-talks/</id>"),
        "{feed}"
    );
}

#[test]
fn warnings_stop_no_host_and_errors_stop_all() {
    let entry = |date: &str, topic: &str, body: &str| {
        format!(
            "---\ntitle: A vote\ndate: {date}\nsource: Xinhua\nparticipants: [Southland]\ntopics: [{topic}]\n---\n\n{body}\n"
        )
    };
    for host in HOSTS {
        let digest = new_digest(host, &["--repository", REPOSITORY]);
        digest.write(
            "content/entries/vote.md",
            entry("2999-01-01", "shipping", "Southland voted [later](later.md)."),
        );
        let later = entry("2024-01-01", "shipping", "Later.").replace("title:", "publish_at: 2999-01-01\ntitle:");
        digest.write("content/entries/later.md", later);
        let built = build(&digest, host);
        assert_eq!(built.code, Some(0), "{host}: {}", built.said);
        assert!(
            built.said.contains("future-event") && built.said.contains("link-to-withheld"),
            "{host}: {}",
            built.said
        );
        if host == "github" {
            assert!(
                built
                    .said
                    .contains("::warning title=future-event,file=content/entries/vote.md,"),
                "{}",
                built.said
            );
        }
        for (date, topic) in [("2024-02-30", "shipping"), ("2024-02-29", "shiping")] {
            fs::remove_dir_all(digest.path("public")).expect("a site");
            digest.write("content/entries/vote.md", entry(date, topic, "They voted."));
            let built = build(&digest, host);
            assert_ne!(built.code, Some(0), "{host}: {}", built.said);
            assert!(!is_published(&digest), "{host}");
            digest.write(
                "content/entries/vote.md",
                entry("2024-02-29", "shipping", "They voted."),
            );
            assert_eq!(build(&digest, host).code, Some(0), "{host}");
        }
    }
}

/// Without an address nothing is installed, least of all from a name in a registry that anybody could take.
#[test]
fn without_a_repository_hosts_say_where_to_write_it() {
    for host in HOSTS {
        let digest = new_digest(host, &[]);
        let built = build(&digest, host);
        assert_eq!(built.code, Some(1), "{host}: {}", built.said);
        assert!(
            built
                .said
                .contains("Write the address of Chancery's git repository into"),
            "{host}: {}",
            built.said
        );
        assert_eq!(built.installed, "", "{host}");
        assert!(!is_published(&digest), "{host}");
    }
}

/// What is built is in no commit, also if the folder was deleted in between.
#[test]
fn the_site_is_not_committed() {
    let digest = new_digest("github", &[]);
    let git = |words: &[&str]| {
        let run = Command::new("git").arg("-C").arg(digest.root()).args(words).output();
        String::from_utf8_lossy(&run.expect("git runs").stdout).into_owned()
    };
    git(&["init", "--quiet"]);
    assert_eq!(digest.run(&["build"]).code, Some(0));
    fs::remove_dir_all(digest.path("public")).expect("a site");
    assert_eq!(digest.run(&["build"]).code, Some(0));
    git(&["add", "--all"]);
    let files = git(&["ls-files"]);
    assert!(files.contains("chancery.yaml") && !files.contains("public/"), "{files}");
}

/// What hosts are given has hidden files, and not what is not for readers.
#[test]
fn hosts_publish_hidden_files() {
    for host in HOSTS {
        let digest = new_digest(host, &["--repository", REPOSITORY]);
        digest.write(
            "content/static/.well-known/security.txt",
            "Contact: mailto:desk@lantern.int\n",
        );
        digest.write("content/static/.htaccess", "Options -Indexes\n");
        digest.write("content/static/_redirects", "/old /new 301\n");
        digest.write(
            "content/pages/about.md",
            "---\ntitle: About\naliases: [/us/]\n---\n\nAbout.\n",
        );
        let built = build(&digest, host);
        assert_eq!(built.code, Some(0), "{host}: {}", built.said);
        for (file, is_there) in [
            (".well-known/security.txt", true),
            (".htaccess", true),
            (".chancery-manifest.json", false),
            (".gitignore", false),
        ] {
            assert_eq!(digest.path("public").join(file).is_file(), is_there, "{host}: {file}");
        }
        let redirects = fs::read_to_string(digest.path("public/_redirects")).expect("it is there");
        let forced = if host == "netlify" { "!" } else { "" };
        let own = redirects.lines().find(|line| line.starts_with("/old"));
        let ours = redirects.lines().find(|line| line.contains("us/ ")).unwrap_or_default();
        assert_eq!(own, Some("/old /new 301"), "{host}: {redirects}");
        assert!(ours.ends_with(&format!("/about/ 301{forced}")), "{host}: {redirects}");
    }
    let digest = new_digest("github", &["--repository", REPOSITORY]);
    let workflow = yaml(&digest, ".github/workflows/pages.yml");
    let steps = workflow["jobs"]["build"]["steps"].as_sequence().expect("steps");
    let uploads = |step: &&serde_yaml::Value| {
        step["uses"]
            .as_str()
            .is_some_and(|uses| uses.contains("upload-pages-artifact"))
    };
    let upload = steps.iter().find(uploads).expect("the step that uploads");
    assert_eq!(upload["with"]["include-hidden-files"].as_bool(), Some(true));
    let digest = new_digest("nginx", &[]);
    let nginx = fs::read_to_string(digest.path("nginx.conf")).expect("it is there");
    assert!(nginx.contains(r"location ~ /\.(?!well-known/)"), "{nginx}");
}

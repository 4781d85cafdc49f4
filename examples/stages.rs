//! Times each stage on a digest: `cargo run --release --example stages DIR`.

#![allow(clippy::disallowed_methods, reason = "it measures, and makes no site")]

use std::sync::atomic::AtomicUsize;
use std::time::Instant;
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
fn main() {
    let root = std::path::PathBuf::from(std::env::args().nth(1).unwrap());
    let o = chancery::resolve::Options {
        now: jiff::Timestamp::now(),
        drafts: false,
        future: false,
    };
    for _ in 0..2 {
        let t = Instant::now();
        let s = chancery::load::load(&root, None);
        let a = t.elapsed();
        let t = Instant::now();
        let p = chancery::parse::parse(&s, None, None);
        let b = t.elapsed();
        let t = Instant::now();
        let (d, _) = chancery::resolve::resolve(&s, &p, &o);
        let c = t.elapsed();
        let (th, _) = chancery::theme::resolve(&s, &p.config);
        let th = th.unwrap();
        let d = d.unwrap();
        let t = Instant::now();
        let tm = chancery::render::Templates::new(&th).ok().unwrap();
        let e = t.elapsed();
        let t = Instant::now();
        let (site, _) = chancery::plan::plan(&d, &th);
        let f = t.elapsed();
        let t = Instant::now();
        let r = chancery::render::Renderer::new(&d, &site, &th, &tm);
        let g = t.elapsed();
        drop(r);
        let ready = chancery::pipeline::Ready {
            digest: d,
            site,
            theme: th,
            templates: tm,
        };
        let done = AtomicUsize::new(0);
        let t = Instant::now();
        let _ = chancery::pipeline::render_all(&ready, &done, |_, _| Ok::<(), ()>(()));
        let h = t.elapsed();
        println!("load {a:?} parse {b:?} resolve {c:?} templates {e:?} plan {f:?} renderer {g:?} render {h:?}");
        let prepared = chancery::pipeline::Prepared {
            sources: s,
            parsed: p,
            ready: Some(ready),
            diagnostics: vec![],
        };
        let po = chancery::pipeline::Options {
            resolve: o,
            base_url: None,
        };
        let t = Instant::now();
        let again = chancery::pipeline::prepare(&root, &po, Some(&prepared));
        println!("again {:?}", t.elapsed());
        drop(again);
        let t = Instant::now();
        drop(prepared);
        println!("drop {:?}", t.elapsed());
    }
}

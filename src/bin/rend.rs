fn main() {
    let mut args = std::env::args().skip(1);
    let text = std::fs::read_to_string(args.next().unwrap()).unwrap();
    let out = args.next().unwrap();
    let model = dddgen::model::parse(&text)
        .map_err(|p| dddgen::model::problem::render(&p, "m", &text))
        .unwrap_or_else(|e| panic!("{e}"));
    let tree = dddgen::render::render(&model, &dddgen::template::Templates::embedded().unwrap())
        .unwrap_or_else(|e| panic!("{e:#}"));
    for (path, file) in tree.iter() {
        let p = std::path::Path::new(&out).join(path);
        std::fs::create_dir_all(p.parent().unwrap()).unwrap();
        if std::fs::read_to_string(&p).ok().as_deref() != Some(&file.text) {
            std::fs::write(p, &file.text).unwrap();
        }
    }
    let s = dddgen::schema::of(&model);
    let d = dddgen::schema::difference(&Default::default(), &s).unwrap();
    let Some(m) = dddgen::schema::sqlite::migration(&d) else {
        return;
    };
    for (p, t) in dddgen::schema::migration_files(&m, 20260101000000) {
        let p = std::path::Path::new(&out).join(p);
        std::fs::create_dir_all(p.parent().unwrap()).unwrap();
        std::fs::write(p, t).unwrap();
    }
}

//! A page with the picture in it, which needs nothing else.

use super::{Graph, svg};

/// A whole page.
pub(super) fn document(graph: &Graph) -> String {
    let title = &graph.title;
    let picture = svg::document(graph);
    format!(
        "<!doctype html>\n\
         <html lang=\"en\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>The model of {title}</title>\n\
         <style>body {{ margin: 2rem; font-family: sans-serif; }} svg {{ max-width: 100%; height: auto; }}</style>\n\
         </head>\n\
         <body>\n\
         <h1>The model of {title}</h1>\n\
         {picture}\
         </body>\n\
         </html>\n"
    )
}

//! The rules of a `_headers` file, as Cloudflare Pages and Netlify read it.

/// Which headers go with which paths.
#[derive(Debug, Default)]
pub struct Rules<'a> {
    rules: Vec<Rule<'a>>,
}

#[derive(Debug)]
struct Rule<'a> {
    pattern: &'a str,
    headers: Vec<(&'a str, &'a str)>,
}

impl<'a> Rules<'a> {
    /// A line at the margin is a path, an indented one a header of it; `#` starts a comment.
    pub fn parse(text: &'a str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines() {
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if !line.starts_with([' ', '\t']) {
                rules.push(Rule {
                    pattern: content,
                    headers: Vec::new(),
                });
            } else if let (Some(rule), Some((name, value))) =
                (rules.last_mut(), content.split_once(':'))
            {
                rule.headers.push((name.trim(), value.trim()));
            }
        }
        Self { rules }
    }

    /// The headers of all rules that match `path`, in the order of the file.
    pub fn of(&self, path: &str) -> Vec<(&'a str, &'a str)> {
        let matching = self.rules.iter().filter(|rule| matches(rule.pattern, path));
        matching
            .flat_map(|rule| rule.headers.iter().copied())
            .collect()
    }
}

/// Whether `path` is `pattern`, in which one `*` stands for anything.
fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, end)) => {
            path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
        }
    }
}

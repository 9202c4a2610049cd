//! Enough of a reader of Rust, JavaScript and CSS to tell code from comments and strings, and to
//! list the paths that code names.

use std::iter::Peekable;
use std::str::CharIndices;

/// The text with comments blanked; every character keeps its line.
pub fn without_comments(path: &str, text: &str) -> String {
    keep(path, text, |part| part != Part::Comment)
}

/// The text with comments and the insides of strings blanked.
pub fn bare(path: &str, text: &str) -> String {
    keep(path, text, |part| part == Part::Code)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Code,
    Comment,
    Text,
}

fn keep(path: &str, text: &str, wanted: fn(Part) -> bool) -> String {
    let is_rust = path.ends_with(".rs");
    let is_css = path.ends_with(".css");
    let mut kept = String::with_capacity(text.len());
    let mut push = |piece: &str, part| {
        for c in piece.chars() {
            kept.push(if c == '\n' || wanted(part) { c } else { ' ' });
        }
    };
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, part) = if rest.starts_with("/*") {
            (after(rest, 2, "*/"), Part::Comment)
        } else if rest.starts_with("//") && !is_css {
            (rest.find('\n').unwrap_or(rest.len()), Part::Comment)
        } else if is_rust && rest.starts_with("r#\"") {
            (after(rest, 3, "\"#"), Part::Text)
        } else if first == '"' || (!is_rust && matches!(first, '\'' | '`')) {
            (quoted(rest, first), Part::Text)
        } else if is_rust && first == '\'' {
            (character(rest), Part::Text)
        } else {
            (first.len_utf8(), Part::Code)
        };
        push(&rest[..length], part);
        rest = &rest[length..];
    }
    kept
}

fn after(rest: &str, from: usize, end: &str) -> usize {
    rest[from..]
        .find(end)
        .map_or(rest.len(), |at| from + at + end.len())
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == quote && !is_escaped {
            return at + c.len_utf8();
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    rest.len()
}

/// A character, or only the mark of a lifetime.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => quoted(rest, '\''),
        _ => match chars.next() {
            Some((at, '\'')) => at + 1,
            _ => 1,
        },
    }
}

/// Every path in Rust code that begins with one of `roots`, groups taken apart, with its line.
/// `use a::{b, c::d}` names `a::b` and `a::c::d`; `use a as b` names `a`.
pub fn paths(rust: &str, roots: &[&str]) -> Vec<(usize, String)> {
    let code = bare("x.rs", rust);
    let tokens = tokens(&code);
    let mut found = Vec::new();
    for (at, (line, token)) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| tokens[at].1);
        let Token::Word(word) = token else { continue };
        let is_bare_use = before == Some(Token::Word("use"));
        let leads_on = matches!(tokens.get(at + 1), Some((_, Token::Colons)));
        let is_inner = before == Some(Token::Colons) && at >= 2 && {
            // `use ::serde::…` begins a path, `a::serde::…` does not.
            matches!(tokens[at - 2].1, Token::Word(word) if word != "use")
        };
        if roots.contains(word) && !is_inner && (is_bare_use || leads_on) {
            follow(&tokens[at + 1..], word, &mut |path| {
                found.push((*line, path))
            });
        }
    }
    found
}

/// Follows a path from behind its first word; gives how many tokens it took.
fn follow(tokens: &[(usize, Token)], path: &str, found: &mut dyn FnMut(String)) -> usize {
    let next = |at: usize| tokens.get(at).map(|(_, token)| *token);
    if next(0) != Some(Token::Colons) {
        found(path.to_owned());
        return 0;
    }
    match next(1) {
        Some(Token::Word("self")) => {
            found(path.to_owned());
            2
        }
        Some(Token::Word(word)) => 2 + follow(&tokens[2..], &format!("{path}::{word}"), found),
        Some(Token::Mark('*')) => {
            found(format!("{path}::*"));
            2
        }
        Some(Token::Mark('{')) => {
            let mut at = 2;
            while let Some(token) = next(at) {
                at += 1;
                match token {
                    Token::Mark('}') => break,
                    Token::Word("self") => found(path.to_owned()),
                    Token::Word("as") => at += 1,
                    Token::Word(word) => {
                        at += follow(&tokens[at..], &format!("{path}::{word}"), found);
                    }
                    _ => {}
                }
            }
            at
        }
        _ => {
            found(path.to_owned());
            1
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Word(&'a str),
    Colons,
    Mark(char),
}

fn tokens(code: &str) -> Vec<(usize, Token<'_>)> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut chars = code.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let token = match c {
            '\n' => {
                line += 1;
                continue;
            }
            c if c.is_whitespace() => continue,
            ':' if chars.next_if(|(_, c)| *c == ':').is_some() => Token::Colons,
            c if is_word(c) => Token::Word(&code[at..word_end(&mut chars, code)]),
            c => Token::Mark(c),
        };
        tokens.push((line, token));
    }
    tokens
}

fn word_end(chars: &mut Peekable<CharIndices<'_>>, code: &str) -> usize {
    while chars.next_if(|(_, c)| is_word(*c)).is_some() {}
    chars.peek().map_or(code.len(), |(at, _)| *at)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[track_caller]
fn check(rust: &str, expected: &[&str]) {
    let found = paths(rust, &["crate", "platform", "vault"]);
    let found: Vec<_> = found.iter().map(|(_, path)| path.as_str()).collect();
    assert_eq!(found, expected, "{rust}");
}

#[test]
fn paths_are_found_wherever_they_stand() {
    check("use vault::Vault;", &["vault::Vault"]);
    check(
        "use vault::{Key, Vault as V};",
        &["vault::Key", "vault::Vault"],
    );
    check(
        "use platform::{self, dom, reader::{Reader, parts::*}};",
        &[
            "platform",
            "platform::dom",
            "platform::reader::Reader",
            "platform::reader::parts::*",
        ],
    );
    check("use vault as safe;", &["vault"]);
    check("use vault;", &["vault"]);
    check("use ::vault::Vault;", &["vault::Vault"]);
    check("pub(crate) fn f() {}", &[]);
    check(
        "let x = platform::dom::focus_by_id(&id);",
        &["platform::dom::focus_by_id"],
    );
    check(
        "<crate::components::Field name=\"n\" />",
        &["crate::components::Field"],
    );
    check("fn f(x: Option<vault::RecordId>) {}", &["vault::RecordId"]);
    check("vault.read(id).await", &[]);
    check("super::vault::Safe", &[]);
    check("// vault::Vault\n/* platform::dom */ \"vault::Vault\"", &[]);
    check(
        "r#\"vault::Vault\"# 'a' '\"' vault::Key '\\''",
        &["vault::Key"],
    );
    check("fn f<'a>(x: &'a str) { vault::f(x) }", &["vault::f"]);
}

#[test]
fn lines_are_kept() {
    let rust = "/* one\ntwo */\n\"three\nfour\"\nuse vault::Key;";
    assert_eq!(paths(rust, &["vault"]), [(5, "vault::Key".to_owned())]);
    assert_eq!(
        bare("x.css", "a { b: url('c') } /* d */").trim(),
        "a { b: url(   ) }"
    );
    assert_eq!(without_comments("x.js", "f('//x') // y").trim(), "f('//x')");
}

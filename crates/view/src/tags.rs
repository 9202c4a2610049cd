//! The tags and attributes that the screens use. A new one is a word in a list here.

use crate::node::Node;
use crate::value::Value;

macro_rules! tags {
    ($is_svg:literal => $($tag:ident)*) => {
        $(
            #[doc = concat!("`<", stringify!($tag), ">`")]
            pub fn $tag() -> crate::Node {
                crate::Node::element(stringify!($tag), $is_svg)
            }
        )*
    };
}

/// Elements of HTML.
pub mod html {
    tags! { false =>
        a article aside b br button caption code dd details dialog div dl dt em fieldset figcaption
        figure footer form h1 h2 h3 h4 header hr i img input label legend li main mark meter nav ol
        optgroup option output p pre progress section select small span strong summary table tbody
        td textarea tfoot th thead time tr ul
    }
}

/// Elements of SVG.
pub mod svg {
    tags! { true =>
        circle defs ellipse g line path polygon polyline rect svg text tspan
    }
}

macro_rules! attributes {
    ($($method:ident $name:literal)*) => {
        impl Node {
            $(
                #[doc = concat!("Sets `", $name, "`.")]
                pub fn $method(self, value: impl Value) -> Self {
                    self.attr($name, value)
                }
            )*
        }
    };
}

attributes! {
    accept "accept"
    aria_busy "aria-busy"
    aria_checked "aria-checked"
    aria_controls "aria-controls"
    aria_current "aria-current"
    aria_describedby "aria-describedby"
    aria_disabled "aria-disabled"
    aria_expanded "aria-expanded"
    aria_hidden "aria-hidden"
    aria_invalid "aria-invalid"
    aria_keyshortcuts "aria-keyshortcuts"
    aria_label "aria-label"
    aria_labelledby "aria-labelledby"
    aria_live "aria-live"
    aria_modal "aria-modal"
    aria_pressed "aria-pressed"
    aria_selected "aria-selected"
    aria_valuenow "aria-valuenow"
    autocapitalize "autocapitalize"
    autocomplete "autocomplete"
    checked "checked"
    cols "cols"
    colspan "colspan"
    datetime "datetime"
    dir "dir"
    disabled "disabled"
    download "download"
    enterkeyhint "enterkeyhint"
    r#for "for"
    hidden "hidden"
    href "href"
    id "id"
    inert "inert"
    inputmode "inputmode"
    label "label"
    lang "lang"
    max "max"
    maxlength "maxlength"
    min "min"
    multiple "multiple"
    name "name"
    novalidate "novalidate"
    open "open"
    placeholder "placeholder"
    readonly "readonly"
    rel "rel"
    required "required"
    role "role"
    rows "rows"
    scope "scope"
    selected "selected"
    spellcheck "spellcheck"
    src "src"
    step "step"
    tabindex "tabindex"
    target "target"
    title "title"
    translate "translate"
    r#type "type"
    value "value"
}

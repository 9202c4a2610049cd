//! The icon set: Lucide outlines (ISC licence, `public/licences/lucide.txt`), drawn inline so that they take the colour of the words beside them.
//!
//! Each glyph is one path on a grid of 24, its circles and boxes written as arcs and lines: half the bytes of the original files, and nothing to fetch. An icon is decoration; the word or accessible name stands beside it.

use leptos::prelude::*;

/// What an icon shows, named by its meaning here rather than by its picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// Something needs care.
    Alert,
    /// One screen up.
    Back,
    /// A date, or a calendar file.
    Calendar,
    /// The ride home.
    Car,
    /// Done.
    Check,
    /// Leads on.
    ChevronRight,
    /// A time.
    Clock,
    /// Close.
    Close,
    /// Copy to the clipboard.
    Copy,
    /// Keep as a file, or install.
    Download,
    /// Hide.
    EyeOff,
    /// A handle to drag by.
    Grip,
    /// Help.
    Help,
    /// Home.
    Home,
    /// Good to know.
    Info,
    /// The Journal tab.
    Journal,
    /// The Learn tab.
    Learn,
    /// The lock.
    Lock,
    /// A text message.
    Message,
    /// Write or edit.
    Pen,
    /// Me.
    Person,
    /// A call.
    Phone,
    /// The Plan tab.
    Plan,
    /// Add.
    Plus,
    /// Settings.
    Settings,
    /// Share outside the app.
    Share,
    /// This phone.
    Smartphone,
    /// The days after.
    Sunrise,
    /// The Today tab.
    Today,
    /// Erase.
    Trash,
    /// Bring back from a file.
    Upload,
}

/// An icon, hidden from screen readers. `size` is in pixels at the default text size and grows with it.
#[component]
pub fn Icon(of: Glyph, #[prop(default = 24)] size: u8) -> impl IntoView {
    view! {
        <svg class="icon" style=("--icon", size.to_string()) viewBox="0 0 24 24" aria-hidden="true">
            <path d=of.path() />
        </svg>
    }
}

impl Glyph {
    /// The outline as SVG path data.
    const fn path(self) -> &'static str {
        match self {
            Self::Alert => {
                "M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01"
            }
            Self::Back => "M15 18l-6-6 6-6",
            Self::Calendar => {
                "M8 2v3M16 2v3M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-14a2 2 0 0 1 2-2zM3 9h18"
            }
            Self::Car => {
                "M21 8l-2 2-1.5-3.7A2 2 0 0 0 15.646 5H8.4a2 2 0 0 0-1.903 1.257L5 10 3 8M7 14h.01M17 14h.01M5 10h14a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2zM5 18v2M19 18v2"
            }
            Self::Check => "M20 6 9 17l-5-5",
            Self::ChevronRight => "M9 18l6-6-6-6",
            Self::Clock => "M2 12a10 10 0 1 0 20 0 10 10 0 1 0 -20 0zM12 6v6l4 2",
            Self::Close => "M18 6 6 18M6 6l12 12",
            Self::Copy => {
                "M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-10a2 2 0 0 1-2-2v-10a2 2 0 0 1 2-2zM4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"
            }
            Self::Download => "M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5",
            Self::EyeOff => {
                "M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 0 0 1-1.444 2.49M14.084 14.158a3 3 0 0 1-4.242-4.242M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143M2 2l20 20"
            }
            Self::Grip => {
                "M8 12a1 1 0 1 0 2 0 1 1 0 1 0 -2 0zM8 5a1 1 0 1 0 2 0 1 1 0 1 0 -2 0zM8 19a1 1 0 1 0 2 0 1 1 0 1 0 -2 0zM14 12a1 1 0 1 0 2 0 1 1 0 1 0 -2 0zM14 5a1 1 0 1 0 2 0 1 1 0 1 0 -2 0zM14 19a1 1 0 1 0 2 0 1 1 0 1 0 -2 0z"
            }
            Self::Help => {
                "M2 12a10 10 0 1 0 20 0 10 10 0 1 0 -20 0zM4.93 4.93l4.24 4.24M14.83 9.17l4.24-4.24M14.83 14.83l4.24 4.24M9.17 14.83l-4.24 4.24M8 12a4 4 0 1 0 8 0 4 4 0 1 0 -8 0z"
            }
            Self::Home => {
                "M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8M3 10a2 2 0 0 1 .709-1.528l7-6a2 2 0 0 1 2.582 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z"
            }
            Self::Info => "M2 12a10 10 0 1 0 20 0 10 10 0 1 0 -20 0zM12 16v-4M12 8h.01",
            Self::Journal => {
                "M2 6h4M2 10h4M2 14h4M2 18h4M6 2h12a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2h-12a2 2 0 0 1-2-2v-16a2 2 0 0 1 2-2zM9.5 8h5M9.5 12H16M9.5 16H14"
            }
            Self::Learn => {
                "M12 5v16M20.001 19A2 2 0 0022 17V5a2 2 0 00-1.999-2L16 3.002A5 5 0 0012 5a5 5 0 00-4-2H4a2 2 0 00-2 2v12a2 2 0 001.999 2H8a5 5 0 014 2 5 5 0 014-2z"
            }
            Self::Lock => {
                "M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM7 11V7a5 5 0 0 1 10 0v4"
            }
            Self::Message => {
                "M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719"
            }
            Self::Pen => {
                "M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4"
            }
            Self::Person => {
                "M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2M8 7a4 4 0 1 0 8 0 4 4 0 1 0 -8 0z"
            }
            Self::Phone => {
                "M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"
            }
            Self::Plan => "M13 5h8M13 12h8M13 19h8M3 17l2 2 4-4M3 7l2 2 4-4",
            Self::Plus => "M5 12h14M12 5v14",
            Self::Settings => {
                "M14 17H5M19 7h-9M14 17a3 3 0 1 0 6 0 3 3 0 1 0 -6 0zM4 7a3 3 0 1 0 6 0 3 3 0 1 0 -6 0z"
            }
            Self::Share => "M12 2v13M16 6l-4-4-4 4M4 12v8a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-8",
            Self::Smartphone => {
                "M7 2h10a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2h-10a2 2 0 0 1-2-2v-16a2 2 0 0 1 2-2zM12 18h.01"
            }
            Self::Sunrise => {
                "M12 2v8M4.93 10.93l1.41 1.41M2 18h2M20 18h2M19.07 10.93l-1.41 1.41M22 22H2M8 6l4-4 4 4M16 18a4 4 0 0 0-8 0"
            }
            Self::Today => {
                "M8 12a4 4 0 1 0 8 0 4 4 0 1 0 -8 0zM12 2v2M12 20v2M4.93 4.93l1.41 1.41M17.66 17.66l1.41 1.41M2 12h2M20 12h2M6.34 17.66l-1.41 1.41M19.07 4.93l-1.41 1.41"
            }
            Self::Trash => {
                "M10 11v6M14 11v6M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"
            }
            Self::Upload => "M12 3v12M17 8l-5-5-5 5M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4",
        }
    }
}

//! Colours by role, for light and dark, as custom properties of the style sheet. The accents follow the palette of
//! Okabe and Ito, which people with colour-deficient sight can tell apart, darkened or lightened to be readable as text.

/// A role and its colour in light and in dark.
pub(crate) struct Colour {
    pub role: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
}

const fn colour(role: &'static str, light: &'static str, dark: &'static str) -> Colour {
    Colour { role, light, dark }
}

/// All colours of the document.
pub(crate) const COLOURS: [Colour; 14] = [
    colour("paper", "#ffffff", "#14171b"),
    colour("panel", "#f4f6f8", "#1d2228"),
    colour("band", "#f7f8fa", "#191d22"),
    colour("ink", "#1a1e23", "#e7e9ec"),
    colour("muted", "#555d67", "#a8b0ba"),
    colour("rule", "#cfd5dc", "#3b444e"),
    colour("edge", "#6b747f", "#8b95a1"),
    colour("link", "#0a5a96", "#8cc7f5"),
    colour("gain", "#0067a1", "#6dbdf0"),
    colour("gain-soft", "#e3f0f9", "#15303f"),
    colour("answer", "#a33b00", "#ff9f66"),
    colour("answer-soft", "#fdeee5", "#3a2317"),
    colour("caution", "#fff5dc", "#2c2513"),
    colour("caution-edge", "#c98a00", "#e6a817"),
];

/// The colours as custom properties: light, dark where the reader prefers it, light again on paper.
pub(crate) fn properties() -> String {
    let list = |pick: fn(&Colour) -> &'static str| {
        COLOURS.iter().map(|c| format!("--{}:{};", c.role, pick(c))).collect::<String>()
    };
    let (light, dark) = (list(|c| c.light), list(|c| c.dark));
    format!(
        ":root{{color-scheme:light dark;{light}}}\n\
         @media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n\
         @media print{{:root{{color-scheme:light;{light}--panel:#fff;--band:#fff;--caution:#fff;--gain-soft:#fff;--answer-soft:#fff;}}}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(hex: &str) -> f64 {
        let channel = |i: usize| {
            let value = f64::from(u8::from_str_radix(&hex[i..i + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn of(role: &str) -> &'static Colour {
        COLOURS.iter().find(|c| c.role == role).unwrap()
    }

    #[test]
    fn the_formula_is_the_one_of_wcag() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
        assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
    }

    #[test]
    fn text_has_at_least_the_contrast_of_wcag_aa() {
        let grounds = ["paper", "panel", "band", "gain-soft", "answer-soft", "caution"];
        for text in ["ink", "muted", "link", "gain", "answer"] {
            for ground in grounds {
                let (t, g) = (of(text), of(ground));
                for (a, b, mode) in [(t.light, g.light, "light"), (t.dark, g.dark, "dark")] {
                    let found = contrast(a, b);
                    assert!(found >= 4.5, "{text} on {ground}, {mode}: {found:.2}");
                }
            }
        }
    }

    #[test]
    fn lines_that_carry_meaning_have_at_least_three_to_one() {
        for line in ["edge", "gain", "answer"] {
            for ground in ["paper", "band"] {
                let (l, g) = (of(line), of(ground));
                assert!(contrast(l.light, g.light) >= 3.0 && contrast(l.dark, g.dark) >= 3.0, "{line} on {ground}");
            }
        }
    }
}

// Light or dark, where somebody does not want what the system says.

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

class Choice {
  theme = $state<Theme>("auto");
  constructor() {
    const kept = localStorage.getItem("detente-theme");
    this.set(THEMES.find((theme) => theme === kept) ?? "auto");
  }
  set(theme: Theme): void {
    this.theme = theme;
    localStorage.setItem("detente-theme", theme);
    document.documentElement.dataset["theme"] = theme;
  }
}

export const choice = new Choice();

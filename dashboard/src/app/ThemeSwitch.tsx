import { chooseTheme, type Theme, useTheme } from '../page/settings';
import styles from './Shell.module.css';

const THEMES: { theme: Theme; glyph: string; label: string }[] = [
  {
    theme: 'light',
    glyph:
      'M7 1v2m0 8v2M1 7h2m8 0h2M2.8 2.8l1.4 1.4m5.6 5.6 1.4 1.4m0-8.4L9.8 4.2M4.2 9.8l-1.4 1.4M9.5 7a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z',
    label: 'Light',
  },
  { theme: 'dark', glyph: 'M12 8.6A5.4 5.4 0 0 1 5.4 2a5.4 5.4 0 1 0 6.6 6.6Z', label: 'Dark' },
  { theme: 'system', glyph: 'M1.5 2.5h11v7h-11zM5 12h4', label: 'As the system' },
];

export function ThemeSwitch() {
  const chosen = useTheme();
  return (
    <fieldset className={styles.themes}>
      <legend className="visually-hidden">Theme</legend>
      {THEMES.map(({ theme, glyph, label }) => (
        <label key={theme} className={styles.theme} title={label}>
          <input
            className="visually-hidden"
            type="radio"
            name="theme"
            aria-label={label}
            checked={theme === chosen}
            onChange={() => chooseTheme(theme)}
          />
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <path d={glyph} />
          </svg>
        </label>
      ))}
    </fieldset>
  );
}

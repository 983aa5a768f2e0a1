import { chooseTheme, type Theme, useTheme } from '../page/settings';
import styles from './SettingsPage.module.css';

const WORDS: Record<Theme, string> = { light: 'Light', dark: 'Dark', system: 'As the system' };

export function ThemeChoice() {
  const chosen = useTheme();
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">Theme</legend>
      {(Object.keys(WORDS) as Theme[]).map((theme) => (
        <label key={theme} className={styles.choice}>
          <input
            type="radio"
            name="theme-setting"
            checked={theme === chosen}
            onChange={() => chooseTheme(theme)}
          />
          {WORDS[theme]}
        </label>
      ))}
    </fieldset>
  );
}

// Runs before the first paint, so that a chosen theme never flashes; a file of its own because the
// content policy allows no inline scripts.
try {
  const theme = localStorage.getItem('flowtrail.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is denied: the system's theme stays.
}

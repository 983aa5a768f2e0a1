import { readFileSync } from 'node:fs';

const FILMS = new URL('../../../../demo/src/main/resources/films/movies.json', import.meta.url);

/** As many candidates as wanted, made of the demo's films; each has an id and mostly a title of its own. */
export function candidates(count) {
  const films = JSON.parse(readFileSync(FILMS, 'utf8'));
  return Array.from({ length: count }, (_, place) =>
    candidate(films[place % films.length], Math.floor(place / films.length)),
  );
}

function candidate(film, copy) {
  const title = copy === 0 ? String(film.Title) : `${film.Title} (copy ${copy})`;
  const year = Number(film['Release Date']?.slice(-4)) || null;
  const passed = (film['IMDB Rating'] ?? 0) >= 7;
  return {
    id: `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${year}`,
    title,
    year,
    genre: film['Major Genre'],
    minutes: film['Running Time min'],
    rating: film['IMDB Rating'],
    votes: film['IMDB Votes'],
    director: film.Director,
    worldwideGross: film['Worldwide Gross'],
    passed,
    reason: passed ? 'rated well' : `rating ${film['IMDB Rating'] ?? 'not known'}`,
  };
}

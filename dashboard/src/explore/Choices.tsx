import { SUBJECTS, type ExploreSearch, groupsOf, measuresOf, written } from './search';
import { MEASURES, regrouped, toggled } from './choices';
import styles from './Choices.module.css';
import { GroupChoice } from './GroupChoice';
import { OrderChoice } from './OrderChoice';
import { useAsking } from './useExplore';
import { measureWords } from './words';

/** Of what the answer is made, by what it is grouped, and what is measured of each group. */
export function Choices({ search }: { search: ExploreSearch }) {
  const groups = groupsOf(search);
  return (
    <div className={styles.choices}>
      <SubjectChoice search={search} />
      <Groups search={search} />
      {groups.length > 0 ? <MeasureChoice search={search} /> : <OrderChoice search={search} />}
    </div>
  );
}

function SubjectChoice({ search: { of = 'flows' } }: { search: ExploreSearch }) {
  const ask = useAsking();
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>Show</legend>
      {SUBJECTS.map((subject) => (
        <label key={subject} className={styles.choice}>
          <input
            className="visually-hidden"
            type="radio"
            name="of"
            checked={subject === of}
            onChange={() => ask({ of: subject, group: undefined, measures: undefined, sort: undefined })}
          />
          {subject}
        </label>
      ))}
    </fieldset>
  );
}

const MOST_GROUPS = 3;

function Groups({ search }: { search: ExploreSearch }) {
  const ask = useAsking();
  const groups = groupsOf(search);
  const places = [...groups, ''].slice(0, MOST_GROUPS);
  const choose = (place: number, group: string) =>
    ask({ of: search.of ?? 'flows', group: written(regrouped(groups, place, group)), sort: undefined });
  return (
    <div className={styles.set}>
      {places.map((group, place) => (
        <GroupChoice
          key={group}
          label={place === 0 ? 'Group by' : 'then by'}
          subject={search.of ?? 'flows'}
          group={group}
          others={groups.filter((other) => other !== group)}
          onChoose={(next) => choose(place, next)}
        />
      ))}
    </div>
  );
}

function MeasureChoice({ search }: { search: ExploreSearch }) {
  const ask = useAsking();
  const chosen = measuresOf(search);
  const offered = MEASURES[search.of ?? 'flows'];
  const all = [...offered, ...chosen.filter((measure) => !offered.includes(measure))];
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>Measure</legend>
      {all.map((measure) => (
        <label key={measure} className={styles.choice}>
          <input
            className="visually-hidden"
            type="checkbox"
            checked={chosen.includes(measure)}
            onChange={() => ask({ measures: written(toggled(chosen, measure, offered)), sort: undefined })}
          />
          {measureWords(measure)}
        </label>
      ))}
    </fieldset>
  );
}

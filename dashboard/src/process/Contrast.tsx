import type { Contrast as Report, ContrastItem } from '../api/processes';
import { count } from '../design/format';
import { Notice } from '../design/Notice';
import { Answered } from '../design/Answered';
import { BadChoice } from './BadChoice';
import { FlowLinks } from './FlowLinks';
import { ShareBars } from './ShareBars';
import { useBad } from './useBad';
import { useProcess } from './useProcess';
import styles from './View.module.css';
import { lookedWords, significance, stepWords } from './words';

/** What is different about the bad runs. */
export function Contrast() {
  const [bad] = useBad();
  const query = useProcess<Report>('contrast', { bad });
  return (
    <div className={styles.view}>
      <BadChoice />
      <Answered query={query} waiting="Comparing bad runs with the others">
        {(report) => <Shown report={report} />}
      </Answered>
    </div>
  );
}

function Shown({ report }: { report: Report }) {
  const { bad, others, contrasts, looked, sentence, tested } = report;
  return (
    <>
      <p className={styles.sentence}>
        {bad.sentence}, beside {others.sentence}.
      </p>
      {contrasts.length === 0 ? (
        <Notice title="Nothing tells them apart">
          <p>{tested === 0 ? sentence : `${count(tested)} properties were compared. ${sentence}`}</p>
        </Notice>
      ) : (
        <Ranked report={report} />
      )}
      <p className={styles.quiet}>
        {sentence} Significance is corrected for {count(tested)} comparisons. {lookedWords(looked)}
      </p>
    </>
  );
}

function Ranked({ report: { contrasts } }: { report: Report }) {
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <caption className="visually-hidden">Properties, the strongest contrast first</caption>
        <thead>
          <tr>
            <th scope="col">Property</th>
            <th scope="col">Share of bad and of other runs</th>
            <th scope="col" className={styles.number}>
              Risk
            </th>
            <th scope="col">Significance</th>
            <th scope="col">Examples</th>
          </tr>
        </thead>
        <tbody>
          {contrasts.map((item) => (
            <ItemRow key={`${item.kind} ${item.step} ${item.name} ${item.value}`} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ItemRow({ item }: { item: ContrastItem }) {
  return (
    <tr>
      <th scope="row">
        {[item.name, item.value].filter((part) => part !== null && part !== '').join(' = ')}
        <span className={styles.small}>
          {item.kind}
          {item.step !== null && ` of ${stepWords({ step: item.step, version: null })}`}
        </span>
      </th>
      <td>
        <ShareBars bad={item.badShare} others={item.othersShare} />
      </td>
      <td className={styles.number}>{item.riskRatio === null ? '' : `× ${short(item.riskRatio)}`}</td>
      <td>
        {significance(item.correctedP)}
        {!item.significant && <span className={styles.small}>may be chance</span>}
      </td>
      <td>
        <FlowLinks ids={item.examples.bad} what="bad" />
        <FlowLinks ids={item.examples.others} what="other" />
      </td>
    </tr>
  );
}

function short(ratio: number): string {
  return ratio >= 100 ? count(Math.round(ratio)) : String(Number(ratio.toPrecision(2)));
}

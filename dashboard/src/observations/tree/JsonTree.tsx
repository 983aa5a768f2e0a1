import type { KeyboardEvent, MouseEvent } from 'react';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Skeleton } from '../../design/Skeleton';
import { placeAfterKey } from '../grid/gridKeys';
import type { ObservationFault } from '../load/fault';
import { FaultNotice } from '../notice/FaultNotice';
import { observations } from '../state/client';
import { faultOf } from '../state/faultOf';
import { useFixedRows } from '../virtual/useFixedRows';
import type { ObservationSource } from '../worker/methods';
import { isExpandable } from './entry';
import { parentOf } from './lines';
import type { TreeHit } from './node';
import { TreeLineView } from './TreeLineView';
import { TreeStore } from './TreeStore';
import styles from './Tree.module.css';

const LINE_HEIGHT = 24;

interface JsonTreeProps {
  source: ObservationSource;
  label: string;
  /** First byte of the value to show; the whole document without it. */
  root?: number;
  /** The hit to open and mark. */
  hit?: TreeHit | undefined;
  /** As high as its lines, up to a limit. */
  compact?: boolean;
}

/** A document as a tree of which only the lines on screen exist, read piece by piece by the worker. */
export function JsonTree({ source, label, root, hit, compact = false }: JsonTreeProps) {
  const [store, fault] = useTree(source, root);
  const lines = useSyncExternalStore(store.subscribe, store.lines);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useFixedRows({ count: lines.length, height: LINE_HEIGHT, scroller });
  const { scrollToIndex } = virtual;

  // The line to bring into view, once the lines that stand before it have come.
  const [sought, setSought] = useState<{ place: number }>();

  useEffect(() => {
    if (sought !== undefined) scrollToIndex(sought.place, { align: 'auto' });
  }, [sought, scrollToIndex]);

  const show = useCallback((place: number) => {
    setActive(place);
    setSought({ place });
  }, []);

  useEffect(() => {
    if (hit === undefined || hit.index < 0) return;
    void store.reveal(hit).then((place) => place >= 0 && show(place));
  }, [store, hit, show]);

  const toggle = (place: number): void => {
    const line = lines[place];
    setActive(place);
    if (line === undefined || !isExpandable(line.entry)) return;
    if (line.expanded) store.collapse(line.entry);
    else void store.expand(line.entry);
  };

  const focus = (place: number): void => {
    show(place);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus({ preventScroll: true });
    });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const line = lines[active];
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / LINE_HEIGHT) - 1;
    const target = placeAfterKey(event.key, active, lines.length, page);
    if (target !== undefined) focus(target);
    else if (event.key === 'Enter' || event.key === ' ') toggle(active);
    else if (event.key === 'ArrowRight' && line?.expanded === false) toggle(active);
    else if (event.key === 'ArrowRight' && line?.expanded === true)
      focus(Math.min(lines.length - 1, active + 1));
    else if (event.key === 'ArrowLeft' && line?.expanded === true) toggle(active);
    else if (event.key === 'ArrowLeft') focus(parentOf(lines, active));
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent): void => {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null;
    if (line !== null && getSelection()?.isCollapsed !== false) toggle(Number(line.dataset.place));
  };

  if (fault !== undefined) return <FaultNotice fault={fault} dataUrl={source.dataUrl} />;
  if (lines.length === 0) return <Skeleton rows={4} label="Reading the document" />;
  return (
    <div ref={scroller} className={compact ? styles.compact : styles.scroller}>
      <div
        role="tree"
        aria-label={label}
        tabIndex={-1}
        className={styles.lines}
        style={{ blockSize: virtual.getTotalSize() }}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          return (
            line && (
              <TreeLineView
                key={line.entry.id}
                line={line}
                place={index}
                top={start}
                active={index === active}
                hit={
                  hit !== undefined &&
                  line.entry.kind === 'node' &&
                  line.entry.node.start === hit.node &&
                  hit.index >= 0
                }
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function useTree(
  source: ObservationSource,
  root: number | undefined,
): [TreeStore, ObservationFault | undefined] {
  const [fault, setFault] = useState<ObservationFault>();
  const store = useMemo(
    () =>
      new TreeStore({
        root: () => observations().call('root', { source, start: root }),
        children: (start, from, to) => observations().call('children', { source, start, from, to }),
      }),
    [source, root],
  );
  useEffect(() => {
    store.start().catch((error: unknown) => setFault(faultOf(error)));
  }, [store]);
  return [store, fault];
}

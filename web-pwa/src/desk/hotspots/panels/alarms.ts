import type { Alarm } from '../../../api/types';

/** An alarm and the earlier weeks that told of the same ground. */
export interface ToldAlarm {
  alarm: Alarm;
  earlier: Alarm[];
}

/** One card a place: what several weeks say of the same ground with the same answer is told once, by the newest. */
export function foldAlarms(alarms: readonly Alarm[]): ToldAlarm[] {
  const told: ToldAlarm[] = [];
  for (const alarm of [...alarms].sort((a, b) => b.week_ended.localeCompare(a.week_ended))) {
    const same = told.find((one) => saysTheSame(one.alarm, alarm));
    if (same) same.earlier.push(alarm);
    else told.push({ alarm, earlier: [] });
  }
  return told;
}

function saysTheSame(a: Alarm, b: Alarm): boolean {
  const answered = (a.answer ?? null) === (b.answer ?? null);
  return answered && a.area_id === b.area_id && a.cells.some((cell) => b.cells.includes(cell));
}

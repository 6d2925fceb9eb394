import type { Item, Language, PatrolKind, Transport } from '../core/vocabulary';
import type { paths } from './schema.gen';
import type * as Api from './types';

interface Paging {
  limit?: number;
  cursor?: string;
}

interface Window {
  from?: string;
  to?: string;
  area_id?: string;
}

/** Every call of the API the app makes: its query, body and answer, by method and path. */
export interface Routes {
  'POST /auth/redeem': {
    body: { invite: string; nickname: string; language: Language };
    answer: Api.Session;
  };
  'POST /auth/refresh': { answer: Api.Session };
  'POST /auth/sign-out': { answer: void };
  'GET /me': { answer: Api.Me };
  'PATCH /me': { body: { nickname?: string; language?: Language }; answer: Api.Member };
  'GET /organisation': { answer: Api.OrganisationSettings };
  'PATCH /organisation': {
    body: Partial<Api.OrganisationSettings>;
    answer: Api.OrganisationSettings;
  };
  'GET /members': { query: Paging; answer: Api.Page<Api.Member> };
  'PATCH /members/{id}': {
    path: { id: string };
    body: Partial<Pick<Api.Member, 'roles' | 'area_ids'>>;
    answer: Api.Member;
  };
  'DELETE /members/{id}': { path: { id: string }; answer: void };
  'GET /invites': { query: Paging; answer: Api.Page<Api.Invite> };
  'POST /invites': { body: Api.NewInvite; answer: Api.MadeInvite };
  'DELETE /invites/{id}': { path: { id: string }; answer: void };
  'GET /devices': { query: Paging & { member_id?: string }; answer: Api.Page<Api.Device> };
  'DELETE /devices/{id}': { path: { id: string }; answer: void };
  'GET /areas': { query: Paging; answer: Api.Page<Api.Area> };
  'PATCH /areas/{id}': { path: { id: string }; body: { dense_city: boolean }; answer: Api.Area };
  'GET /contact-releases': { query: Window; answer: Api.ContactReleases };
  'GET /supplies': { query: Window; answer: Api.SupplyWeeks };
  'GET /follow-ups/counts': { answer: { items: Api.FollowUpCount[] } };
  'GET /contacts/kept-aside': { answer: Api.KeptAside };
  'DELETE /contacts/kept-aside': { answer: void };
  'GET /services': { answer: { items: Api.Service[]; hours_known_until: string } };
  'POST /services': { body: Api.NewService; answer: Api.NewService };
  'PUT /services/{id}': { path: { id: string }; body: Api.NewService; answer: Api.NewService };
  'DELETE /services/{id}': { path: { id: string }; answer: void };
  'GET /services/csv': { answer: Blob };
  'POST /services/csv': { body: Blob; answer: Api.ReadServices };
  'GET /warnings': { query: Paging; answer: Api.Page<Api.WrittenWarning> };
  'POST /warnings': {
    body: Pick<Api.WrittenWarning, 'id' | 'text' | 'area_id' | 'ends_at'>;
    answer: Omit<Api.WrittenWarning, 'acknowledged_n'>;
  };
  'DELETE /warnings/{id}': { path: { id: string }; answer: void };
  'POST /warnings/{id}/acknowledgements': {
    path: { id: string };
    body: { id: string };
    answer: void;
  };
  'POST /sync/push': { body: Api.PushBatch; answer: Api.PushAnswer };
  'POST /contacts': {
    body: { envelopes: Api.Envelope[] };
    answer: { results: Api.EnvelopeReceipt[] };
  };
  'POST /contacts/undo': { body: { id: string; token: string }; answer: void };
  'GET /sync/pull': { query: { cursor?: string }; answer: Api.PullAnswer };
  'GET /pickups': { query: Window & Paging; answer: Api.Page<Api.Pickup> };
  'GET /pickups/own': { query: { sent_at?: string } & Paging; answer: Api.Page<Api.OwnPickup> };
  'PUT /pickups/{id}': {
    path: { id: string };
    body: Api.PickupFields & { revision: number };
    answer: Api.Pickup;
  };
  'DELETE /pickups/{id}': { path: { id: string }; answer: void };
  'GET /patrols': { query: Window & Paging; answer: Api.Page<Api.Patrol> };
  'POST /patrols/tracks': {
    query: { id: string; area_id: string; kind: PatrolKind; transport: Transport; team_n: number };
    body: Blob;
    answer: Api.ImportedTrack;
  };
  'GET /reports/week': { query: { area_id: string }; answer: Api.Week };
  'GET /hotspots/places': { query: Window; answer: Api.HotPlaces };
  'GET /hotspots/streets': { query: { area_id: string; days?: number }; answer: Api.StreetChanges };
  'GET /hotspots/scorecard': { query: { area_id: string; month?: string }; answer: Api.Scorecard };
  'GET /hotspots/route': {
    query: { area_id: string; minutes: number; transport: Transport };
    answer: Api.Route;
  };
  'GET /alarms': { query: { area_id?: string } & Paging; answer: Api.Page<Api.Alarm> };
  'PATCH /alarms/{id}': {
    path: { id: string };
    body: { answer: Api.AlarmAnswer | null };
    answer: Api.Alarm;
  };
  'GET /planned-routes': {
    query: { area_id?: string } & Paging;
    answer: Api.Page<Api.PlannedRoute>;
  };
  'POST /planned-routes': { body: Api.NewPlannedRoute; answer: Api.PlannedRoute };
  'DELETE /planned-routes/{id}': { path: { id: string }; answer: void };
  'GET /annotations': { query: Window & Paging; answer: Api.Page<Api.Annotation> };
  'POST /annotations': { body: Api.Annotation; answer: Api.Annotation };
  'DELETE /annotations/{id}': { path: { id: string }; answer: void };
  'GET /hotspots': {
    query: Window & { item?: Item; resolution?: number; measure?: Api.Measure };
    answer: Api.Hotspots;
  };
  'GET /hotspots/cells/{cell}': {
    path: { cell: string };
    query: { area_id?: string };
    answer: Api.CellYear;
  };
  'GET /hotspots/timeline': {
    query: { area_id?: string; weeks?: number };
    answer: { weeks: Api.TimelineWeek[] };
  };
  'POST /follow-ups/open': { body: { words: string }; answer: Api.FollowUp };
  'POST /follow-ups/state': {
    body: { words: string; state: 'done' | 'released' };
    answer: Api.FollowUp;
  };
  'GET /follow-ups/due': { query: { area_id?: string }; answer: { items: Api.FollowUp[] } };
  'POST /follow-ups/forget': {
    body: { organisation: string | null; words: string };
    answer: void;
  };
  'GET /hotspots/profile': { query: Window; answer: Api.Profile };
}

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Verbs<P extends keyof paths> = {
  [V in Verb]: paths[P][V] extends object ? Uppercase<V> : never;
}[Verb];
/** The routes the server has, by its own description. */
type Served = {
  [P in keyof paths]: P extends `/api/v1${infer Path}` ? `${Verbs<P>} ${Path}` : never;
}[keyof paths];

/** Doesn't compile when the app calls a route that the server has not. */
export type AllServed<Calls extends Served = keyof Routes> = Calls;

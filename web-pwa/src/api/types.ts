import type { FeatureCollection, LineString, MultiPolygon, Polygon } from 'geojson';
import type { Language } from '../core/vocabulary';
import type { components } from './schema.gen';

// The short names the app uses for the server's types; where the schema is loose, the narrower truth stands here.
type Schemas = components['schemas'];

export type Member = Omit<Schemas['Member'], 'language'> & { language: Language };
export type Session = Omit<Schemas['Session'], 'member'> & { member: Member };
export type Organisation = Schemas['Organisation'];
export type Me = Omit<Schemas['Me'], 'member'> & { member: Member };
/** The union's name and the numbers its phones call. */
export type OrganisationSettings = Schemas['OrganisationSettings'];
export type Area = Omit<Schemas['Area'], 'geometry'> & { geometry: Polygon | MultiPolygon };

/** One page of a list; `next` is the cursor of the one after, null or absent on the last. */
export interface Page<T> {
  items: T[];
  next?: string | null;
}

export type Invite = Schemas['Invite'];
export type NewInvite = Schemas['NewInvite'];
export type MadeInvite = Schemas['MadeInvite'];
export type Device = Schemas['Device'];

export type ItemCount = Schemas['ItemCount'];
/** What a find says, apart from its id; absent `lat` and `lon` mean that the place is missing. */
export type PickupFields = Schemas['PickupContent'];
export type EffortCell = Schemas['Effort'];
/** One record of a sync batch. */
export type SyncRecord = Schemas['SyncRecord'];
export type PushBatch = Schemas['Batch'];
export type PushResult = Schemas['Receipt'];
export type PushAnswer = Schemas['BatchReceipt'];

export type PullItem =
  | ({ type: 'area' } & Area)
  | { type: 'area_removed'; id: string }
  | ({ type: 'planned_route' } & PlannedRoute)
  | { type: 'planned_route_removed'; id: string }
  | ({ type: 'sealing_key' } & SealingKey)
  | ({ type: 'warning' } & Warning)
  | { type: 'warning_removed'; id: string }
  | ({ type: 'organisation' } & OrganisationSettings);
export type PullAnswer = Omit<Schemas['Changes'], 'items'> & { items: PullItem[] };

export type Pickup = Schemas['Pickup'];
/** A find of one's own of the last 24 hours, in the words of a push. */
export type OwnPickup = Schemas['OwnPickup'];
export type Patrol = Schemas['PatrolReport'];
/** What was read from a track of another recorder. */
export type ImportedTrack = Schemas['ImportedTrack'];
/** What the team did in an area from Monday to today. */
export type Week = Schemas['WeekReport'];
export type Level = Schemas['Level'];
/** How a place changed over a year; `cold_` where there is less than usual. */
export type Trend = Schemas['Trend'];
export type Measure = Schemas['Measure'];
export type HotspotCell = Schemas['CellFacts'];
export type Hotspots = Omit<Schemas['HotspotMap'], 'type' | 'features'> & {
  type: 'FeatureCollection';
  features: { type: 'Feature'; geometry: Polygon; properties: HotspotCell }[];
};
/** A year of one cell, oldest step first. */
export type CellYear = Schemas['CellYear'];
export type CellStep = Schemas['CellStep'];
export type TimelineWeek = Schemas['TimelineWeek'];
/** Which days of the week and hours of the day the finds fall on. */
export type Profile = Schemas['Profile'];

/** A place with more than usual; `times` the usual, probably `low` to `high`. */
export type HotPlace = Omit<Schemas['Place'], 'outline'> & { outline: Polygon | MultiPolygon };
export type HotPlaces = Omit<Schemas['Places'], 'places'> & { places: HotPlace[] };
/** A street now and before; `times` as much, probably `low` to `high`. */
export type StreetChange = Schemas['StreetChange'];
export type StreetChanges = Schemas['Streets'];

export type AlarmAnswer = Schemas['AlarmAnswer'];
/** Somewhere with more finds than expected for some weeks. */
export type Alarm = Schemas['Alarm'];

export type LoopTransport = Schemas['RouteTransport'];
/** A stop of a loop and why it is one. */
export type RouteStop = Schemas['RouteStop'];
/** A loop through the places worth a look within `minutes`. */
export type Route = Omit<Schemas['Route'], 'line'> & { line: LineString };
/** A loop that was sent to the patrols of a day. */
export type PlannedRoute = Omit<Schemas['PlannedRoute'], 'line'> & Route;
export type NewPlannedRoute = Schemas['NewPlannedRoute'];

/** How well a month's list foretold its finds; shares from 0 to 1. */
export type ScoredMonth = Schemas['MonthScore'];
export type Scorecard = Schemas['Scorecard'];

export type AnnotationKind = Schemas['AnnotationKind'];
/** What happened on some days that explains the numbers; never about a person. */
export type Annotation = Schemas['Annotation'];

/** The weekly releases of an area, or of all: sums of published numbers, never a live count. */
export type ContactReleases = Omit<Schemas['ContactReleases'], 'map'> & {
  map: FeatureCollection<Polygon, Schemas['ContactCellFacts']>;
};
/** What was handed out, taken back and found. */
export type SupplySums = Schemas['SupplySums'];
export type SupplyWeek = Schemas['SupplyWeek'];
export type SupplyWeeks = Schemas['SupplyWeeks'];
/** What the coordinator writes about a place to refer to; null where nothing is known. */
export type NewService = Required<Schemas['Service']>;
export type ListedService = NewService & { open: [from: string, to: string][] };
/** How many lines of a file became services, and which did not. */
export type ReadServices = Schemas['ImportedServices'];
/** What the red screen says to do, in every language. */
export type OverdoseSteps = Schemas['OverdoseSteps'];
/** A warning as the desk sees it. */
export type WrittenWarning = Required<Schemas['SentWarning']>;
/** A warning as every phone of its area hears it. */
export type Warning = Omit<WrittenWarning, 'acknowledged_n'>;
export type FollowUpCount = Schemas['FollowUpCount'];
/** The keys that contacts are sealed to, and what could not be opened with them. */
export type KeptAside = Schemas['KeptAside'];

/** A place to refer to; `open` holds the times it is open, from then on, up to `hours_known_until`. */
export type Service = ListedService & { hours_known_until: string };

/** A follow-up as it stands; nothing in it says whose it is. */
export type FollowUp = Schemas['FollowUp'];

/** The union's newest public key: what is sealed to it, only its server opens. */
export type SealingKey = Schemas['SealingKey'];
/** A record as it lies on the phone and travels: nobody but the server reads it. */
export type Envelope = Schemas['Envelope'];
/** What the server says of one envelope. */
export type EnvelopeReceipt = Schemas['Receipt'];

export interface RoomQuery {
  building?: string;
  sortBy?: string;
}

export type FloorQuery = { sortBy?: string };

export class ValidatedQuery {
  sortBy?: string;
}

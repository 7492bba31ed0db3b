export interface FindBerth {
  harbour: string;
  no: number;
}

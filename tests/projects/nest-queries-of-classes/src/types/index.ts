export * from './paging';
export * from './seat-queries';
export { FlightFilter as Filter } from './flight-filter';

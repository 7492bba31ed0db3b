export const TABLES = {
  devices: 'devices',
  readings: 'device_readings',
} as const;

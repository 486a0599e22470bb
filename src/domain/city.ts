/** What people call a city: 秦野 for 秦野市. */
export const shortCity = (city: string): string => city.replace(/[市区町村]$/u, '');

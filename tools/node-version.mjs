/** Which Node runs the product. */

export const neededNode = '24.15 or later (not 25), or 26';

/** Angular and the API are proved on 24 from 24.15 and on 26 and later; an odd release is nobody's long-term one. */
export const isRecentEnough = (version) => {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return (major === 24 && minor >= 15) || major >= 26;
};

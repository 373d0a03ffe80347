const { getFirestore } = require('firebase-admin/firestore');

const USERS = 'users';

function users() {
  return getFirestore().collection(USERS);
}

module.exports = {
  usersIn: (group) => users().where('groups', 'array-contains', group),

  async activeUsers(days) {
    const since = new Date(Date.now() - days * 86400000);
    const snap = await users().where('lastSeen', '>', since).where('disabled', '==', false).get(); //= users where lastSeen > ? and disabled == false
    return snap.docs;
  },
};

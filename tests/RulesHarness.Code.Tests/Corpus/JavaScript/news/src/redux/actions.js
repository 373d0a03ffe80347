import service from '../firebase/service';
import { projectFirestore } from '../firebase/config';

export const fetchLatest = () => async (dispatch) => {
  dispatch({ type: 'LOADING' });
  try {
    const snap = await service.latest(3);
    dispatch({ type: 'LOADED', payload: snap.docs.map((doc) => doc.data()) });
  } catch (error) {
    dispatch({ type: 'FAILED', error });
  }
};

export const more = (count) => (dispatch) => service.latest(count).then((s) => dispatch({ type: 'MORE', payload: s.size }));

export const listenComments = (articleId, approved) => (dispatch, getState) => {
  const { session } = getState();
  return service.comments(articleId, { approved }).onSnapshot((snapshot) => { //= articles/{}/comments order by at
    //= articles/{}/comments where approved == true order by at
    dispatch({ type: 'COMMENTS', payload: snapshot.docs, user: session.user });
  });
};

export function fetchNotifications(uid) {
  return function (dispatch, getState, { getFirestore }) {
    const firestore = getFirestore();
    firestore
      .collection('notifications')
      .where('to', '==', uid)
      .where('read', '==', false)
      .orderBy('at', 'desc')
      .get() //= notifications where to == ? and read == false order by at desc
      .then((querySnapshot) => {
        querySnapshot.forEach(function (doc) {
          dispatch({ type: 'NOTIFICATION', doc: doc.data() });
        });
      });
  };
}

var unsubscribe;
export function subscribeTopics(kind) {
  var ref = projectFirestore.collection('topics');
  switch (kind) {
    case 'popular':
      ref = ref.orderBy('followers', 'desc');
      break;
    case 'new':
      ref = ref.orderBy('createdAt', 'desc');
      break;
    default:
      ref = ref.where('pinned', '==', true);
  }
  unsubscribe && unsubscribe();
  unsubscribe = ref.limit(10).onSnapshot(function (snap) { //= topics order by followers desc limit 10
    //= topics order by createdAt desc limit 10
    //= topics where pinned == true limit 10
    console.log(snap.size);
  });
  return unsubscribe;
}

import { useEffect, useRef, useState } from 'react';
import { projectFirestore, timestamp } from '../firebase/config';

const useFirestore = (collection, _query, _orderBy) => {
  const [documents, setDocuments] = useState(null);
  const query = useRef(_query).current;
  const orderBy = useRef(_orderBy).current;

  useEffect(() => {
    let ref = projectFirestore.collection(collection);
    if (query) {
      ref = ref.where(...query);
    }
    if (orderBy) {
      ref = ref.orderBy(...orderBy);
    }
    const unsub = ref.onSnapshot((snapshot) => { //= images order by createdAt desc
      //= transactions where uid == ? order by createdAt desc
      //= tasks
      let results = [];
      snapshot.docs.forEach((doc) => results.push({ ...doc.data(), id: doc.id }));
      setDocuments(results);
    });
    return () => unsub();
  }, [collection, query, orderBy]);

  return { documents, timestamp };
};
export default useFirestore;

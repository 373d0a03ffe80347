import React from 'react';
import useFirestore from './useFirestore';
import service from '../firebase/service';
import firebase from '../firebase/config';

export const Gallery = () => {
  const { documents } = useFirestore('images', null, ['createdAt', 'desc']);
  return <div>{documents && documents.map((doc) => <img key={doc.id} src={doc.url} alt="" />)}</div>;
};

export function Transactions({ uid }) {
  const { documents } = useFirestore('transactions', ['uid', '==', uid], ['createdAt', 'desc']);
  return <ul>{(documents || []).map((d) => <li key={d.id}>{d.amount}</li>)}</ul>;
}

export function Tasks() {
  const { documents } = useFirestore('tasks');
  return <p>{documents ? documents.length : 'loading'}</p>;
}

class Dashboard extends React.Component {
  state = { items: [], loading: false, limit: 5 };

  componentDidMount() {
    this.onListen();
  }

  onListen = () => {
    this.setState({ loading: true });
    this.unsubscribe = service
      .articles()
      .orderBy('views', 'desc')
      .limit(this.state.limit)
      .onSnapshot((snapshot) => { //= articles order by views desc limit ?
        if (snapshot.size) {
          let items = [];
          snapshot.forEach((doc) => items.push({ ...doc.data(), uid: doc.id }));
          this.setState({ items: items.reverse(), loading: false });
        } else {
          this.setState({ items: null, loading: false });
        }
      });
  };

  onNextPage = () => this.setState((state) => ({ limit: state.limit + 5 }), this.onListen);

  handleSearch = async (event) => {
    event.preventDefault();
    const term = event.target.value;
    const db = firebase.firestore();
    const byTitle = db.collection('articles').orderBy('title').startAt(term).endAt(term + '\uf8ff').get(); //= articles order by title start at end at
    const byTag = db.collectionGroup('tags').where('name', '==', term).get(); //= **/tags where name == ?
    const [titles, tags] = await Promise.all([byTitle, byTag]);
    this.setState({ items: [...titles.docs, ...tags.docs] });
  };

  render() {
    const { items, loading } = this.state;
    return loading ? <Spinner /> : <button onClick={this.onNextPage}>{items.length}</button>;
  }
}
const Spinner = () => <i />;
export default Dashboard;

import React, { Component } from 'react';
import { firestore } from './firebase';

class Orders extends Component {
  state = { orders: [], filter: null };

  componentDidMount() {
    const { uid } = this.props;
    this.ref = firestore.collection('orders');
    this.unsubscribe = this.ref
      .where('customer', '==', uid)
      .where('open', '==', true)
      .onSnapshot((snap) => this.setState({ orders: snap.docs })); //= orders where customer == ? and open == true
  }

  componentWillUnmount() {
    this.unsubscribe && this.unsubscribe();
  }

  loadOld = async () => {
    const snap = await this.ref.where('customer', '==', this.props.uid).where('open', '==', false).orderBy('closedAt', 'desc').get(); //= orders where customer == ? and open == false order by closedAt desc
    this.setState({ orders: [...this.state.orders, ...snap.docs] });
  };

  render() {
    return (
      <div>
        <h1>Your orders &amp; more</h1>
        {this.state.orders.map((o) => (
          <Order key={o.id} order={o} />
        ))}
        <button onClick={this.loadOld}>Older</button>
      </div>
    );
  }
}

const Order = ({ order }) => <li>{order.data().total}</li>;

export default Orders;

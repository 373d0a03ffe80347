export interface Product { id: string; name: string; price: number }
export interface Order { id: string; status: OrderStatus }
export enum OrderStatus { Pending = 'pending', Paid = 'paid', Shipped = 'shipped' }
export type SortKey = 'price' | 'rating' | 'createdAt';

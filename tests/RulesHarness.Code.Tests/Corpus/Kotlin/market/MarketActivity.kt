package market

import android.os.Bundle
import android.util.Log
import androidx.appcompat.app.AppCompatActivity
import com.google.firebase.firestore.FirebaseFirestore
import com.google.firebase.firestore.ListenerRegistration
import com.google.firebase.firestore.Query

class MarketActivity : AppCompatActivity() {
    private lateinit var firestore: FirebaseFirestore
    private lateinit var query: Query
    private var registration: ListenerRegistration? = null
    private val products by lazy { ProductDao(firestore) }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        firestore = FirebaseFirestore.getInstance()
        query = firestore.collection("offers").orderBy("endsAt", Query.Direction.ASCENDING).limit(LIMIT.toLong())
    }

    override fun onStart() {
        super.onStart()
        registration = query.addSnapshotListener { snapshot, e -> //= offers order by endsAt limit 50
            if (e != null) {
                Log.w(TAG, "listen:error", e)
                return@addSnapshotListener
            }
            for (change in snapshot!!.documentChanges) {
                Log.d(TAG, "change ${change.document.id}")
            }
        }
    }

    fun onFilter(filter: ProductFilter) {
        products.filter(filter).get() //= products
            //= products where category == ?
            //= products where price < 10
            //= products where stock < 3 order by stock desc
            //= products where category == ? and price < 10
            //= products where category == ? and stock < 3 order by stock desc
            .addOnSuccessListener { Log.d(TAG, "${it.size()}") }
    }

    fun onSearch(text: String) {
        val end = text + "\uf8ff"
        firestore.collection("products").orderBy("name").startAt(text).endAt(end).get() //= products order by name start at end at
        firestore.collection("products")
            .whereGreaterThanOrEqualTo("name", text)
            .whereLessThanOrEqualTo("name", end)
            .whereNotEqualTo("hidden", true)
            .get() //= products where name >= ? and name <= ? and hidden != true
    }

    fun orders(uid: String, states: List<String>, newest: Boolean) {
        val direction = if (newest) Query.Direction.DESCENDING else Query.Direction.ASCENDING
        firestore.collection("users").document(uid).collection("orders")
            .whereIn("state", states)
            .orderBy("placedAt", direction)
            .get() //= users/{}/orders where state in […] order by placedAt
            //= users/{}/orders where state in […] order by placedAt desc
            .addOnCompleteListener { task ->
                if (task.isSuccessful) {
                    task.result?.forEach { order ->
                        order.reference.collection("items").whereEqualTo("returned", true).get() //= …/items where returned == true
                    }
                }
            }
    }

    fun any(name: String) = firestore.collection(name).get() //? the name of the collection comes from the parameter `name`

    companion object {
        private const val TAG = "MarketActivity"
        private val LIMIT = 50
    }
}

package com.example.stays.ui

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import com.example.stays.data.*
import org.koin.androidx.viewmodel.dsl.viewModel
import org.koin.core.component.KoinComponent
import org.koin.core.component.inject
import org.koin.dsl.module

val appModule = module {
    single { FirebaseFirestore.getInstance() }
    single { ChatSource(get()) }
    viewModel { ChatViewModel(get()) }
}

class ChatSource(private val db: FirebaseFirestore) {
    fun thread(id: String, before: DocumentSnapshot?): Query =
        db.collection("threads").document(id).collection("messages")
            .orderBy("sentAt", Query.Direction.DESCENDING)
            .limit(30)
            .let { query -> before?.let(query::startAfter) ?: query }
}

class ChatViewModel(private val source: ChatSource) : ViewModel() {
    fun load(id: String, last: DocumentSnapshot?) = viewModelScope.launch {
        val page = source.thread(id, last).get().await() //= threads/{}/messages order by sentAt desc limit 30
        //= threads/{}/messages order by sentAt desc start after limit 30
        render(page.documents)
    }
}

class StayViewModel @Inject constructor(private val repository: StayRepository) : ViewModel() {
    fun pricey() = viewModelScope.launch { repository.sorted(SortOrder.PRICE_HIGH) }
    fun fresh() = viewModelScope.launch { repository.sorted(SortOrder.NEWEST, limit = 5) }
    fun mine() = viewModelScope.launch { repository.bookings(uid = session.uid, status = null) }
}

class Badge : KoinComponent {
    private val db: FirebaseFirestore by inject()

    fun watch(uid: String) {
        db.collection("alerts").whereEqualTo("uid", uid).whereEqualTo("seen", false).limit(1)
            .addSnapshotListener { value, _ -> show(value?.isEmpty == false) } //= alerts where uid == ? and seen == false limit 1
    }
}

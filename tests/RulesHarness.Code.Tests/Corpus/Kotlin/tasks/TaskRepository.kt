package com.example.tasks

import com.google.firebase.firestore.AggregateField
import com.google.firebase.firestore.AggregateSource
import com.google.firebase.firestore.DocumentSnapshot
import com.google.firebase.firestore.FieldPath
import com.google.firebase.firestore.Filter
import com.google.firebase.firestore.FirebaseFirestore
import com.google.firebase.firestore.Query
import com.google.firebase.firestore.ktx.firestore
import com.google.firebase.firestore.ktx.snapshots
import com.google.firebase.ktx.Firebase
import kotlinx.coroutines.channels.awaitClose
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.callbackFlow
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.tasks.await
import javax.inject.Inject

interface TaskRepository {
    fun observeOpen(uid: String): Flow<List<Task>>
    suspend fun page(uid: String, after: DocumentSnapshot? = null): List<Task>
}

class FirestoreTaskRepository @Inject constructor(
    private val firestore: FirebaseFirestore,
) : TaskRepository {

    private val tasks by lazy { firestore.collection(TASKS) }

    override fun observeOpen(uid: String): Flow<List<Task>> =
        tasks.whereEqualTo(Fields.OWNER, uid)
            .whereEqualTo(Fields.DONE, false)
            .orderBy(Fields.DUE, Query.Direction.ASCENDING)
            .snapshots() //= tasks where ownerId == ? and done == false order by dueAt
            .map { it.toObjects(Task::class.java) }

    override suspend fun page(uid: String, after: DocumentSnapshot?): List<Task> {
        var query = tasks.whereEqualTo(Fields.OWNER, uid).orderBy("createdAt", Query.Direction.DESCENDING).limit(PAGE)
        after?.let { query = query.startAfter(it) }
        return query.get().await().toObjects(Task::class.java) //= tasks where ownerId == ? order by createdAt desc limit 25
        //= tasks where ownerId == ? order by createdAt desc start after limit 25
    }

    fun listen(uid: String, order: SortOrder, onlyUrgent: Boolean) = callbackFlow {
        val base: Query = tasks.whereEqualTo(Fields.OWNER, uid)
        val filtered = if (onlyUrgent) base.whereGreaterThanOrEqualTo("priority", Priority.HIGH.value) else base
        val sorted = when (order) {
            SortOrder.DUE -> filtered.orderBy(Fields.DUE)
            SortOrder.PRIORITY -> filtered.orderBy("priority", Query.Direction.DESCENDING)
            SortOrder.TITLE -> filtered.orderBy("title")
        }
        val registration = sorted.addSnapshotListener { snapshot, error -> //= tasks where ownerId == ? order by dueAt
            //= tasks where ownerId == ? order by priority desc
            //= tasks where ownerId == ? order by title
            //= tasks where ownerId == ? and priority >= 10 order by dueAt
            //= tasks where ownerId == ? and priority >= 10 order by priority desc
            //= tasks where ownerId == ? and priority >= 10 order by title
            if (error != null) {
                close(error)
                return@addSnapshotListener
            }
            trySend(snapshot?.documents.orEmpty())
        }
        awaitClose { registration.remove() }
    }

    suspend fun overdueCount(uid: String): Long {
        val query = tasks.owned(uid).whereLessThan(Fields.DUE, System.currentTimeMillis())
        return query.count().get(AggregateSource.SERVER).await().count //= tasks where ownerId == ? and deleted == false and dueAt < ? count()
    }

    suspend fun effort(uid: String) = tasks.owned(uid)
        .aggregate(AggregateField.sum("minutes"), AggregateField.average("minutes"))
        .get(AggregateSource.SERVER) //= tasks where ownerId == ? and deleted == false sum(minutes), average(minutes)
        .await()

    suspend fun sharedOrMine(uid: String, teams: List<String>): List<Task> =
        tasks.where(
            Filter.or(
                Filter.equalTo("ownerId", uid),
                Filter.and(Filter.inArray("team", teams), Filter.arrayContains("watchers", uid)),
            )
        ).get().await().toObjects(Task::class.java) //= tasks where (ownerId == ? or team in […] and watchers has ?)

    suspend fun byIds(ids: List<String>) = ids.chunked(10).flatMap { chunk ->
        tasks.whereIn(FieldPath.documentId(), chunk).get().await().documents //= tasks where __name__ in […]
    }

    suspend fun load(id: String): Task? = tasks.document(id).get().await().toObject(Task::class.java)

    fun comments(taskId: String) = firestore.collection("$TASKS/$taskId/comments").orderBy("at").limitToLast(50).snapshots() //= tasks/{}/comments order by at limit to last 50

    suspend fun sortedBy(field: String) = tasks.orderBy(field).get().await() //? the field of a sort comes from the parameter `field`

    companion object {
        private const val PAGE = 25L
    }
}

fun Query.owned(uid: String): Query = this.whereEqualTo("ownerId", uid).whereEqualTo("deleted", false)

data class Task(val title: String = "", val done: Boolean = false)

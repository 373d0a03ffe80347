package com.example.tasks

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import com.firebase.ui.firestore.FirestoreRecyclerOptions
import com.google.firebase.firestore.Query
import com.google.firebase.firestore.ktx.firestore
import com.google.firebase.ktx.Firebase
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.tasks.await

class TaskViewModel(private val repository: FirestoreTaskRepository) : ViewModel() {
    private val db = Firebase.firestore
    private val cache = HashMap<String, Task>()
    val projects = MutableStateFlow<List<Project>>(emptyList())

    init {
        db.collection("projects").whereArrayContains("members", "me").addSnapshotListener { value, _ -> //= projects where members has "me"
            value ?: return@addSnapshotListener
            projects.value = value.toObjects(Project::class.java)
        }
    }

    fun options(uid: String): FirestoreRecyclerOptions<Task> {
        val query = db.collection("tasks").whereEqualTo("ownerId", uid).orderBy("title")
        return FirestoreRecyclerOptions.Builder<Task>()
            .setQuery(query, Task::class.java) //= tasks where ownerId == ? order by title
            .build()
    }

    fun archive(projectId: String?) = viewModelScope.launch {
        val query = db.collectionGroup("tasks").run {
            if (projectId != null) whereEqualTo("project", projectId) else this
        }
        val done = query.whereEqualTo("done", true).get().await() //= **/tasks where done == true
        //= **/tasks where project == ? and done == true
        done.documents.forEach { it.reference.update("archived", true) }
        cache.get("x")
    }

    fun recent() {
        with(db.collection("activity")) {
            orderBy("at", Query.Direction.DESCENDING)
                .limit(10)
                .get() //= activity order by at desc limit 10
                .addOnSuccessListener { result -> for (d in result) println(d.id) }
                .addOnFailureListener { e -> println("failed: ${e.message}") }
        }
    }
}

data class Project(val name: String = "")

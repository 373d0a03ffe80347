package com.example.tasks

const val TASKS = "tasks"

object Fields {
    const val OWNER = "ownerId"
    const val DONE = "done"
    const val DUE = "dueAt"
}

enum class Priority(val value: Int) { LOW(0), HIGH(10) }

enum class SortOrder { DUE, PRIORITY, TITLE }

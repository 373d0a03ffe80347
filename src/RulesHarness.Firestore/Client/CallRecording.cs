using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace RulesHarness.Firestore.Client;

/// <summary>
/// The calls that an operation makes, in the order in which they are sent. Each operation of the client records its own
/// calls, so that the text of a failure can name the request. Code that makes calls in another way, or through another
/// client, is recorded by <see cref="Of{T}"/>.
/// </summary>
public sealed class CallRecording
{
    private static readonly AsyncLocal<CallRecording?> Current = new();
    private static readonly ConditionalWeakTable<Task, CallRecording> Recordings = [];

    private readonly CallRecording? _outer;
    private readonly ConcurrentQueue<FirestoreCall> _calls = new();

    private CallRecording(CallRecording? outer) => _outer = outer;

    /// <summary>The calls so far.</summary>
    public IReadOnlyList<FirestoreCall> Calls => [.. _calls];

    /// <summary>Runs an operation, and records the calls that it makes until it ends.</summary>
    public static Task<T> Of<T>(Func<Task<T>> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var outer = Current.Value;
        var recording = new CallRecording(outer);
        Current.Value = recording;
        try
        {
            var task = operation();
            Recordings.AddOrUpdate(task, recording);
            return task;
        }
        finally
        {
            Current.Value = outer;
        }
    }

    /// <summary>
    /// The recording of an operation, by its task; null if the task is neither from the client nor from <see
    /// cref="Of{T}"/>.
    /// </summary>
    public static CallRecording? Find(Task operation) =>
        Recordings.TryGetValue(operation, out var recording) ? recording : null;

    /// <summary>A task that ends as an operation does, and has its recording.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="call">The call that it makes, where that is not recorded.</param>
    public static Task<bool> Continue(Task operation, FirestoreCall? call = null)
    {
        var recording = Find(operation) ?? new CallRecording(null);
        if (call is not null)
        {
            recording._calls.Enqueue(call);
        }
        var end = EndAsync(operation);
        Recordings.AddOrUpdate(end, recording);
        return end;
    }

    private static async Task<bool> EndAsync(Task operation)
    {
        // Tasks that have ended with `true` are one and the same.
        await Task.Yield();
        await operation;
        return true;
    }

    /// <summary>Adds a call to the current recording.</summary>
    internal static void Add(FirestoreCall call)
    {
        for (var recording = Current.Value; recording is not null; recording = recording._outer)
        {
            recording._calls.Enqueue(call);
        }
    }
}

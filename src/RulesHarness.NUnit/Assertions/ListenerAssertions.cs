using RulesHarness.Firestore.Client;

namespace RulesHarness.NUnit.Assertions;

/// <summary>Assertions about a listener.</summary>
[MustBeAwaited]
public sealed class ListenerAssertions
{
    internal ListenerAssertions(FirestoreChangeListener listener) => Subject = listener;

    /// <summary>The listener.</summary>
    public FirestoreChangeListener Subject { get; }

    /// <summary>Rules allow it to listen: it has its first snapshot.</summary>
    /// <param name="because">Why that is expected, for the message; a sentence that goes on after "because".</param>
    /// <param name="becauseArgs">What is put into <paramref name="because"/>.</param>
    public AllowedAssertion<bool> BeAllowedAsync(string because = "", params object[] becauseArgs) =>
        new(CallRecording.Continue(Subject.FirstSnapshotTask, Subject.Call), because, becauseArgs);

    /// <summary>
    /// Asserts that rules deny the listener, at once or, if it loses its permission later, with the next change.
    /// </summary>
    /// <param name="because">Why that is expected, for the message; a sentence that goes on after "because".</param>
    /// <param name="becauseArgs">What is put into <paramref name="because"/>.</param>
    public DeniedAssertion BeDeniedAsync(string because = "", params object[] becauseArgs) =>
        new(CallRecording.Continue(EndAsync(), Subject.Call), because, becauseArgs);

    private async Task EndAsync()
    {
        try
        {
            await Subject.ListenerTask.WaitAsync(Subject.Database.Deadline);
        }
        catch (TimeoutException)
        {
            // It listens still: whatever is claimed, it was not denied.
        }
    }
}

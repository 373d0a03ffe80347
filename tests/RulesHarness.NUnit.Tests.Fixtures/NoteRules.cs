using NUnit.Framework;
using RulesHarness.Checking;

namespace RulesHarness.NUnit.Tests.Fixtures;

/// <summary>A test that is written by hand, for both engines.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class NoteRules : RulesTests
{
    /// <summary>A test.</summary>
    [Test]
    public async Task GuestReadsNoNote() =>
        await AsUnauthenticated().Document("notes/n1").GetSnapshotAsync().Should().BeDeniedAsync();
}

/// <summary>A test that is written by hand, for the engine that a variable names.</summary>
public sealed class EngineNotes : RulesTests
{
    /// <summary>A test.</summary>
    [Test]
    public async Task GuestReadsNoNote() =>
        await AsUnauthenticated().Document("notes/n1").GetSnapshotAsync().Should().BeDeniedAsync();
}

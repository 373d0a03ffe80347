using NUnit.Framework.Internal;
using RulesHarness.Checking;
using RulesHarness.Firestore.Client;
using RulesHarness.Testing;

namespace RulesHarness.NUnit.Tests.Rules;

/// <summary>A client in a field is that of whichever test made it last, or of the class.</summary>
[Rules(Content = Notes.Rules, Engine = EngineChoice.Both)]
[Parallelizable(ParallelScope.Self)]
public sealed class ClientOwnerTests : RulesTests
{
    private static readonly Dictionary<string, FirestoreDb> Kept = [];

    private FirestoreDb _ofTheClass = null!;
    private FirestoreDb _ofThisTest = null!;

    [OneTimeSetUp]
    public void MakeClientOfTheClass() => _ofTheClass = As(Notes.Alice);

    [SetUp]
    public void MakeClient() => _ofThisTest = As(Notes.Alice);

    [Test, Order(1)]
    public async Task Client_of_the_set_up_of_a_test_is_its_own()
    {
        await _ofThisTest
            .Document("notes/a")
            .CreateAsync(new { owner = "alice", title = "A" })
            .Should()
            .BeAllowedAsync();
        Kept[TestEnvironment.Engine] = _ofThisTest;
    }

    [Test, Order(2)]
    public async Task Client_of_another_test_is_refused_and_both_are_named()
    {
        var kept = Kept[TestEnvironment.Engine];

        await FluentActions
            .Awaiting(async () => await kept.Document("notes/a").GetSnapshotAsync().Should().BeDeniedAsync())
            .Should()
            .ThrowAsync<RulesTestException>()
            .WithMessage(
                $"*RH4605: this client belongs to `{nameof(Client_of_the_set_up_of_a_test_is_its_own)}*, and `{nameof(Client_of_another_test_is_refused_and_both_are_named)}*As(...)*field*"
            );
    }

    [Test, Order(3)]
    public async Task Client_of_the_class_is_refused_in_a_test() =>
        await FluentActions
            .Awaiting(async () => await _ofTheClass.Document("notes/a").GetSnapshotAsync().Should().BeDeniedAsync())
            .Should()
            .ThrowAsync<RulesTestException>()
            .WithMessage($"*RH4605: this client belongs to `[OneTimeSetUp] of {nameof(ClientOwnerTests)}`*");

    [Test, Order(4)]
    public void Test_on_both_engines_is_named_and_found_by_its_engine()
    {
        var test = TestExecutionContext.CurrentContext.CurrentTest;

        test.Name.Should()
            .Be($"{nameof(Test_on_both_engines_is_named_and_found_by_its_engine)}({TestEnvironment.Engine})");
        test.FullName.Should()
            .StartWith(typeof(ClientOwnerTests).FullName + ".")
            .And.EndWith($"({TestEnvironment.Engine})");
        test.Parent!.Properties.Get("Category").Should().Be(TestEnvironment.Engine);
        test.Parent.FullName.Should().Be(typeof(ClientOwnerTests).FullName);
    }

    [TestCase("a", 1), Order(5)]
    public void Engine_follows_the_arguments_of_a_test(string text, int number) =>
        TestExecutionContext
            .CurrentContext.CurrentTest.Name.Should()
            .EndWith(
                $"(\"{text}\", {number}, {TestEnvironment.Engine})".Replace(", 1,", ",1,", StringComparison.Ordinal)
            );
}

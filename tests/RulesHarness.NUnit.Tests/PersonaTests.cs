using RulesHarness.Firestore.Identities;

namespace RulesHarness.NUnit.Tests;

public sealed class PersonaTests
{
    [Test]
    public void Persona_is_found_by_its_name_in_the_project()
    {
        Persona.Named("moderator").Claims.Should().Contain("moderator", true);
        Persona.Named("guest").Should().Be(Identity.Unauthenticated);
    }

    [Test]
    public void Persona_that_is_missing_is_reported_with_those_that_are() =>
        FluentActions
            .Invoking(() => Persona.Named("moderatr"))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("fixtures/personas.json has no persona `moderatr`. It has `moderator`, `author`*");
}

/// <summary>A class whose project has no personas.</summary>
[Spec(Project = "/nowhere/at/all")]
public sealed class NoPersonaTests
{
    [Test]
    public void Project_without_personas_is_reported() =>
        FluentActions
            .Invoking(() => Persona.Named("alice"))
            .Should()
            .Throw<UnusableProjectException>()
            .WithMessage(
                "/nowhere/at/all has no personas that can be read:\nfixtures/personas.json(1,1): error RH6509: *"
            );
}

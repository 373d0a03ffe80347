namespace RulesHarness.NUnit.Tests;

/// <summary>A class may name the spec that its fixtures come from.</summary>
[Spec(Project = "SpecWithMistakes")]
public sealed class FixtureSpecTests
{
    private static readonly string Project = Path.Combine(AppContext.BaseDirectory, "SpecWithMistakes");

    [Test]
    public void Spec_that_is_missing_or_has_errors_is_reported_once_with_all_of_them_and_another_is_taken_by_its_name()
    {
        Directory.CreateDirectory(Path.Combine(Project, "spec"));
        var mistaken = NotesProject.Spec.Replace(
            "| string | yes | length 1..100",
            "| strin | maybe | length 1..100",
            StringComparison.Ordinal
        );
        File.WriteAllText(Path.Combine(Project, "spec/notes.md"), mistaken);

        var told = FluentActions.Invoking(() => Fixture.Of("notes")).Should().Throw<UnusableProjectException>().Which;

        told.Diagnostics.Should().HaveCountGreaterThan(1);
        told.Message.Should()
            .StartWith($"no fixtures can be made from the spec of {Project}:\nspec/notes.md(")
            .And.ContainAll(told.Diagnostics.Select(one => one.ToString()));
    }
}

/// <summary>A class whose project has no spec.</summary>
[Spec(Project = "/nowhere/at/all")]
public sealed class NoSpecTests
{
    [Test]
    public void Project_that_is_missing_is_reported() =>
        FluentActions
            .Invoking(() => Fixture.Of("notes"))
            .Should()
            .Throw<UnusableProjectException>()
            .WithMessage("*error RH6006: there is no folder `*at/all`*");
}

/// <summary>A class whose project is that of its rules.</summary>
[Rules(Project = "/nowhere/of/rules")]
public sealed class NoSpecOfRulesTests
{
    [Test]
    public void Project_of_the_rules_is_that_of_the_fixtures() =>
        FluentActions
            .Invoking(() => Fixture.Of("notes"))
            .Should()
            .Throw<UnusableProjectException>()
            .WithMessage("*/nowhere/of/rules:\n*RH6006*");
}

/// <summary>A class that names the files of the spec.</summary>
[Spec(Specs = ["docs/no-such.md"])]
public sealed class NoSpecFileTests
{
    [Test]
    public void Spec_file_that_is_missing_is_reported() =>
        FluentActions
            .Invoking(() => Fixture.Of("notes"))
            .Should()
            .Throw<UnusableProjectException>()
            .WithMessage("*error RH6003: there is no file `docs/no-such.md`*");
}

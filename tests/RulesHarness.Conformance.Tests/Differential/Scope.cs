using System.Collections.Immutable;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>A function that expressions may call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The types of its parameters.</param>
/// <param name="Result">The type of what it returns.</param>
internal sealed record KnownFunction(string Name, ImmutableArray<string> Parameters, string Result);

/// <summary>The names that an expression can use.</summary>
internal sealed record Scope
{
    /// <summary>The version of the rules file, 1 or 2.</summary>
    public required int Version { get; init; }

    /// <summary>The expressions for the statement's document, such as <c>resource.data</c>.</summary>
    public required ImmutableArray<string> Data { get; init; }

    /// <summary>Variables that hold one segment.</summary>
    public ImmutableArray<string> Captures { get; init; } = [];

    /// <summary>Variables that hold a path.</summary>
    public ImmutableArray<string> Globs { get; init; } = [];

    /// <summary>Parameters and <c>let</c> variables with their types.</summary>
    public ImmutableArray<(string Name, string Type)> Variables { get; init; } = [];

    /// <summary>The functions that can be called.</summary>
    public ImmutableArray<KnownFunction> Functions { get; init; } = [];

    /// <summary>The percentage of values that have another type than they should.</summary>
    public int Mixed { get; init; }
}

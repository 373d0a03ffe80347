using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.Model;
using RulesHarness.Specification.Model;

namespace RulesHarness.Code.CSharp.Sources;

/// <summary>The sources, compiled so that names can be looked up. Errors play no part.</summary>
internal sealed class SourceSet
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly ConcurrentDictionary<SyntaxNode, SymbolInfo> _symbols = [];
    private readonly ConcurrentDictionary<SyntaxNode, ISymbol?> _declared = [];
    private readonly ConcurrentDictionary<ExpressionSyntax, ITypeSymbol?> _types = [];
    private readonly ConcurrentDictionary<ExpressionSyntax, IMethodSymbol?> _conversions = [];
    private readonly HashSet<SyntaxTree> _own;

    private SourceSet(IReadOnlyList<SyntaxTree> trees)
    {
        Trees = trees;
        _own = [.. trees];
        Compilation = CSharpCompilation.Create(
            "sources",
            [.. StubSources.Trees, Usings(), .. trees],
            references: [],
            new CSharpCompilationOptions(OutputKind.ConsoleApplication)
        );
    }

    public IReadOnlyList<SyntaxTree> Trees { get; }

    public CSharpCompilation Compilation { get; }

    public static SourceSet Of(IReadOnlyList<SourceFile> files) =>
        new([
            .. files
                .AsParallel()
                .AsOrdered()
                .Select(file => CSharpSyntaxTree.ParseText(file.Text, CSharpParseOptions.Default, path: file.Path)),
        ]);

    public SemanticModel ModelOf(SyntaxNode node) =>
        _models.GetOrAdd(node.SyntaxTree, tree => Compilation.GetSemanticModel(tree, ignoreAccessibility: true));

    /// <summary>Gets the symbol of a name or call; when no overload fits for sure, the only one there is.</summary>
    public ISymbol? SymbolOf(SyntaxNode node)
    {
        var info = InfoOf(node);
        return info.Symbol ?? (info.CandidateSymbols is [var only] ? only : null);
    }

    /// <summary>Gets the symbol of a name or call, and those that it may be where that is not clear.</summary>
    public SymbolInfo InfoOf(SyntaxNode node) =>
        _symbols.GetOrAdd(node, static (each, sources) => sources.ModelOf(each).GetSymbolInfo(each), this);

    /// <summary>Gets the symbol that a node declares; null if it declares none.</summary>
    public ISymbol? DeclaredBy(SyntaxNode node) =>
        _declared.GetOrAdd(node, static (each, sources) => sources.ModelOf(each).GetDeclaredSymbol(each), this);

    /// <summary>Gets the type of an expression; null if it is not known.</summary>
    public ITypeSymbol? TypeOf(ExpressionSyntax expression) =>
        _types.GetOrAdd(expression, each => ModelOf(each).GetTypeInfo(each).Type);

    /// <summary>Gets the method that converts an expression to the type of its place; null if there is none.</summary>
    public IMethodSymbol? ConversionOf(ExpressionSyntax expression) =>
        _conversions.GetOrAdd(
            expression,
            static (each, sources) => sources.ModelOf(each).GetConversion(each).MethodSymbol,
            this
        );

    /// <summary>Returns true if a symbol is declared in the sources that are read.</summary>
    public bool IsOwn(ISymbol? symbol) =>
        symbol is not null && symbol.DeclaringSyntaxReferences.Any(reference => _own.Contains(reference.SyntaxTree));

    public static Place PlaceOf(SyntaxNode node)
    {
        var start = node.GetLocation().GetLineSpan().StartLinePosition;
        return new Place(node.SyntaxTree.FilePath, start.Line + 1, start.Character + 1);
    }

    /// <summary>Gets a text that identifies a place, for tokens and ids.</summary>
    public static string SiteOf(SyntaxNode node) => $"{node.SyntaxTree.FilePath}@{node.SpanStart}";

    /// <summary>The usings that SDK projects have without writing them.</summary>
    private static SyntaxTree Usings() =>
        CSharpSyntaxTree.ParseText(
            """
            global using System;
            global using System.Collections.Generic;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            """,
            path: "<usings>"
        );
}

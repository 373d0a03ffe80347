namespace RulesHarness.Code.Scripts.Syntax;

/// <summary>A variable or a field. <c>Target</c> is a name or a pattern.</summary>
internal sealed class DeclareNode(int at, Node target, string? type, Node? value) : Node(at)
{
    public Node Target => target;

    public string? Type => type;

    public Node? Value => value;

    public bool IsStatic { get; init; }

    /// <summary>Gets whether the value can be null, by its type.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Gets what the type says about a value that is not known.</summary>
    public TypeShape? Shape { get; init; }

    /// <summary>Gets whether the variable is that of the whole function, and not of its block.</summary>
    public bool IsOfFunction { get; init; }

    /// <summary>Gets the annotations of the declaration, such as <c>@FirestoreQuery(…)</c>.</summary>
    public IReadOnlyList<Node> Annotations { get; init; } = [];
}

/// <summary>Names for the members of an object.</summary>
internal sealed class ObjectPatternNode(int at, IReadOnlyList<PatternPart> parts) : Node(at)
{
    public IReadOnlyList<PatternPart> Parts => parts;
}

internal sealed record PatternPart(string? Key, Node Target, Node? Default);

/// <summary>
/// Names for the items of a list: an <see cref="AssignNode"/> has a default, a <see cref="SpreadNode"/> stands for all
/// further items.
/// </summary>
internal sealed class ListPatternNode(int at, IReadOnlyList<Node?> targets) : Node(at)
{
    public IReadOnlyList<Node?> Targets => targets;
}

/// <summary>A function, a method, a getter or a lambda.</summary>
internal sealed class FunctionNode(int at, string? name, IReadOnlyList<Parameter> parameters, Node? body) : Node(at)
{
    public string? Name => name;

    public IReadOnlyList<Parameter> Parameters => parameters;

    public Node? Body => body;

    /// <summary>Gets the type that an extension method extends.</summary>
    public string? Receiver { get; init; }

    public string? ReturnType { get; init; }

    /// <summary>Gets the types that it is given, as far as values can be read from them.</summary>
    public IReadOnlyList<TypeParameter> TypeParameters { get; init; } = [];

    /// <summary>Gets the labels of the tuple that it returns; empty if it returns none.</summary>
    public IReadOnlyList<string> ReturnLabels { get; init; } = [];

    public bool IsGetter { get; init; }

    /// <summary>Gets whether the value is the list of all that the body yields.</summary>
    public bool IsGenerator { get; init; }

    public bool IsStatic { get; init; }

    public bool IsConstructor { get; init; }

    /// <summary>Gets whether the value of the body is that of its last statement.</summary>
    public bool ReturnsLast { get; init; }

    /// <summary>Gets whether <c>this</c> is that of the surrounding function.</summary>
    public bool SharesSelf { get; init; }

    /// <summary>Gets or sets the names of the annotations, such as <c>Provides</c>.</summary>
    public IReadOnlyList<string> Annotations { get; set; } = [];

    /// <summary>Gets whether it has an unnamed parameter: <c>it</c>, <c>$0</c>.</summary>
    public bool HasImplicitParameters { get; init; }
}

/// <summary>A type that a class or a function is given: <c>T: Entity</c>.</summary>
internal sealed record TypeParameter(string Name, string? Constraint);

internal sealed record Parameter(Node Target, string? Label, string? Type, Node? Default)
{
    /// <summary>Gets whether the parameter is also a field of the instance.</summary>
    public bool IsField { get; init; }

    /// <summary>Gets the type whose <c>this</c> a function gets that is given for the parameter.</summary>
    public string? Receiver { get; init; }

    /// <summary>Gets the number of parameters that such a function has besides its <c>this</c>.</summary>
    public int ReceiverArity { get; init; }

    /// <summary>Gets what the type says about a value; null if it is not known.</summary>
    public TypeShape? Shape { get; init; }

    /// <summary>Gets whether the parameter collects all further arguments.</summary>
    public bool IsRest { get; init; }

    /// <summary>Gets whether the parameter can be null or left out, by its type.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Gets the names of the annotations, which tell a container which value to give.</summary>
    public IReadOnlyList<string> Annotations { get; init; } = [];

    /// <summary>Gets what a container is asked for, to give it to the parameter; null if it is the type.</summary>
    public Node? Token { get; init; }

    public string? Name => (Target as NameNode)?.Id;
}

/// <summary>A class, an object, an interface, an enumeration or an extension.</summary>
internal sealed class ClassNode(int at, string? name, IReadOnlyList<string> bases, IReadOnlyList<Node> members)
    : Node(at)
{
    public string? Name => name;

    public IReadOnlyList<string> Bases => bases;

    public IReadOnlyList<Node> Members => members;

    /// <summary>Gets the bases whose members hide those of the ones before them.</summary>
    public IReadOnlyList<string> Mixins { get; init; } = [];

    public bool IsAbstract { get; init; }

    /// <summary>Gets whether an instance is a value that is made of its fields.</summary>
    public bool IsValue { get; init; }

    /// <summary>Gets whether the name is that of the only instance.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Gets whether the members are added to another class of this name.</summary>
    public bool IsExtension { get; init; }

    /// <summary>Gets the types that it is given, as far as values can be read from them.</summary>
    public IReadOnlyList<TypeParameter> TypeParameters { get; init; } = [];

    /// <summary>Gets the parameters of a constructor in the head of the class.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Gets or sets what decorators of the class are given: <c>@Module({ providers: […] })</c>.</summary>
    public IReadOnlyList<Node> Decorated { get; set; } = [];

    /// <summary>Gets the arguments for the constructor of the first base.</summary>
    public IReadOnlyList<Argument>? BaseArguments { get; init; }
}

/// <summary>A case of an enumeration, with the arguments of its constructor or its raw value.</summary>
internal sealed class EnumCaseNode(int at, string name, IReadOnlyList<Argument> arguments, Node? raw) : Node(at)
{
    public string Name => name;

    public IReadOnlyList<Argument> Arguments => arguments;

    public Node? Raw => raw;

    /// <summary>Gets the members that only this case has, or that it has in its own way.</summary>
    public IReadOnlyList<Node> Members { get; init; } = [];

    /// <summary>Gets the labels of the values that each instance of the case holds; empty if it holds none.</summary>
    public IReadOnlyList<string?> Held { get; init; } = [];
}

/// <summary>
/// Names of another file. The imported name is <c>default</c> or <c>*</c> for the file's main value and for all of it.
/// </summary>
internal sealed class ImportNode(int at, string module, IReadOnlyList<ImportedName> names) : Node(at)
{
    public string Module => module;

    public IReadOnlyList<ImportedName> Names => names;

    /// <summary>Gets whether the names are passed on, and not declared in this file.</summary>
    public bool IsExport { get; init; }
}

internal sealed record ImportedName(string Imported, string Local);

/// <summary>A value that other files can import by a name.</summary>
internal sealed class ExportNode(int at, string name, Node value) : Node(at)
{
    public string Name => name;

    public Node Value => value;
}

/// <summary>A file: its statements, and where its lines begin.</summary>
internal sealed record Program(string Path, string Text, BlockNode Body);

using Microsoft.OpenApi;

namespace Avinode.Bookings.Web;

/// <summary>Says of an endpoint what its signature does not tell.</summary>
internal static class EndpointDescription
{
    /// <summary>A header that it reads.</summary>
    public static RouteHandlerBuilder WithHeader(this RouteHandlerBuilder route, string name, string means) => route.With(ParameterLocation.Header, name, means);

    /// <summary>A query parameter that it reads by itself.</summary>
    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder route, string name, string means) => route.With(ParameterLocation.Query, name, means);

    /// <summary>Says that the endpoint answers with a file.</summary>
    public static RouteHandlerBuilder AnswersFile(this RouteHandlerBuilder route, string contentType) => route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.Responses ??= [];
        operation.Responses["200"] = new OpenApiResponse
        {
            Description = "The file",
            Content = new Dictionary<string, OpenApiMediaType> { [contentType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } } },
        };
        return Task.CompletedTask;
    });

    /// <summary>Says that the endpoint asks Avinode, and how that may fail.</summary>
    public static RouteHandlerBuilder AsksAvinode(this RouteHandlerBuilder route) => route
        .ProducesProblem(StatusCodes.Status502BadGateway)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .ProducesProblem(StatusCodes.Status504GatewayTimeout);

    /// <summary>Says that the endpoint takes a JSON body, and how that may be refused.</summary>
    public static RouteHandlerBuilder TakesJson<T>(this RouteHandlerBuilder route)
        where T : class => route
        .Accepts<T>("application/json")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static RouteHandlerBuilder With(this RouteHandlerBuilder route, ParameterLocation place, string name, string means) => route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter { Name = name, In = place, Description = means, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        return Task.CompletedTask;
    });
}
